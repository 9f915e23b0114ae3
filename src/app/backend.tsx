/** Which backend runs, why, and the way to choose another. */
import { Popover } from 'radix-ui';
import type { BackendChoice, BackendReport } from '../engine/host';
import { useRun, useSession, useDisplay } from '../store/react';
import { words } from '../words';
import styles from './backend.module.css';

const say = words.app.backend;
const choices: readonly { readonly value: BackendChoice; readonly label: string }[] = [
  { value: 'auto', label: say.auto },
  { value: 'webgpu', label: say.webgpuOnly },
  { value: 'cpu', label: say.cpuOnly },
];

/** Shown where no GPU is available; one that did not start or did not answer has another sentence. */
const missing: readonly string[] = [words.engine.noWebGPU, words.engine.noAdapter];

/** The choice is available before a model is open: the first model is then opened on the chosen backend. */
export function Backend() {
  const run = useRun();
  const { report, recorded } = useSession((s) => ({ report: s.backend, recorded: s.model?.recorded?.say ?? null }));
  const choice = useDisplay((display) => display.backend);
  const own = !report || report.backend === 'recorded' ? null : report.milliseconds[report.backend];
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.trigger} title={say.label}>
        <span className={styles.name}>{report ? say[report.backend] : say.label}</span>
        {own !== null && ` · ${say.step(own)}`}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.content} align="end" sideOffset={8} aria-label={say.label}>
          <h2>{say.label}</h2>
          {recorded ? <p>{recorded.why}</p> : report ? <Report report={report} choice={choice} /> : <p>{say.starting}</p>}
          <fieldset className={styles.choices}>
            <legend className={styles.legend}>{words.store.actions.backend}</legend>
            {choices.map(({ value, label }) => (
              <label key={value}>
                <input
                  type="radio"
                  name="backend"
                  value={value}
                  checked={choice === value}
                  onChange={() => run('backend', value)}
                />{' '}
                {label}
              </label>
            ))}
          </fieldset>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** What runs, why, and how fast. */
function Report({ report, choice }: { readonly report: BackendReport; readonly choice: BackendChoice }) {
  const { backend, milliseconds, adapter, reason, detail } = report;
  if (backend === 'recorded' || reason === 'recorded') return null;
  const line = (name: string, time: number | null, tried: boolean): string =>
    say.timed(name, time === null ? (tried ? say.notTimed : say.unavailable) : say.step(time));
  const adapterName = adapter
    ? [adapter.vendor, adapter.architecture, adapter.description].filter((part) => part !== '').join(' ')
    : '';
  return (
    <>
      <p>{say.runs(say[backend], say.why[reason])}</p>
      {adapter && <p>{adapter.software ? say.emulated(adapterName) : adapterName}</p>}
      {!adapter && detail !== '' && <p>{missing.includes(detail) ? say.noWebGPU : detail}</p>}
      <p>{say.measured}</p>
      <ul>
        <li>{line(say.webgpu, milliseconds.webgpu, adapter !== null || choice === 'cpu')}</li>
        <li>{line(say.cpu, milliseconds.cpu, true)}</li>
      </ul>
    </>
  );
}
