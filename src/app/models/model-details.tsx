/** One model: its shape, the figures recorded in training, and a sample. */
import type { ReactNode } from 'react';
import { type CatalogueEntry, sawAhead } from '../../model/catalogue';
import type { ModelSpec } from '../../model/spec';
import buttonStyles from '../../panels/kit/button.module.css';
import { words, wordsOf } from '../../words';
import { count, fixed, precise } from '../../words/numbers';
import { type ModelFacts, layerRuns } from './facts';
import styles from './model-details.module.css';

const say = wordsOf('models');
const descriptions: Readonly<Record<string, string>> = say.descriptions;
const place = words.panels.place;

interface ModelDetailsProps {
  readonly entry: CatalogueEntry;
  /** Null where the model's shape is not known. */
  readonly spec: ModelSpec | null;
  readonly facts: ModelFacts | null;
  readonly isOpen: boolean;
  readonly onChoose: (id: string) => void;
}

export function ModelDetails({ entry, spec, facts, isOpen, onChoose }: ModelDetailsProps) {
  return (
    <>
      <h3 className={styles.name}>{entry.name}</h3>
      <p className={styles.description}>{descriptions[entry.id] ?? entry.description}</p>
      {!isOpen && (
        <button type="button" className={buttonStyles.button} onClick={() => onChoose(entry.id)}>
          {say.openThis(entry.name)}
        </button>
      )}
      <Rows rows={rowsOf(entry, spec, facts)} />
      <section>
        <h4>{say.sample}</h4>
        <blockquote translate="no">
          {entry.sample.prompt}
          {entry.sample.text}
        </blockquote>
      </section>
      {Object.keys(entry.figures).length > 0 && (
        <section>
          <h4>{say.figures}</h4>
          <Rows rows={Object.entries(entry.figures).map(([name, value]) => [say.figure(name), precise(value, 4)])} />
        </section>
      )}
      <p className={styles.note}>{say.recorded}</p>
    </>
  );
}

type Row = readonly [name: string, value: ReactNode];

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <table>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf(entry: CatalogueEntry, spec: ModelSpec | null, facts: ModelFacts | null): readonly Row[] {
  const { validationLoss, trainedContext, sinkShareByLayer } = entry;
  return [
    ...(spec
      ? [[say.layers, layerRuns(spec).map((run) => <div key={run.name}>{say.layersOf(run.count, run.name)}</div>)] as const]
      : []),
    ...(facts ? [[say.cache, say.grows(facts.longRun.perToken, facts.longRun.bounded, facts.longRun.constant)] as const] : []),
    ...(spec ? [[say.context, count(spec.context)] as const] : []),
    [say.parameters, count(entry.parameters)],
    [say.size, say.fileBytes(count(entry.bytes))],
    [say.trainedContext, say.tokens(trainedContext)],
    [say.tokensSeen, count(entry.tokensSeen)],
    [
      sawAhead(entry) ? say.leakingLoss : say.validationLoss,
      say.lossUnit(place.share(validationLoss), fixed(Math.exp(validationLoss), 1)),
    ],
    [say.sink, sinkShareByLayer.map((share) => fixed(share, 3)).join(', ')],
    [say.trained, entry.date],
  ];
}
