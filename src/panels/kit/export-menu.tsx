import { DropdownMenu } from 'radix-ui';
import type { RefObject } from 'react';
import type { TableData } from '../../charts/figure/table';
import { useKeepsake } from '../../store/react';
import { words } from '../../words';
import styles from './export-menu.module.css';
import { Icon } from './icon';
import controlStyles from './controls.module.css';

const frame = words.panels.frame;
const pngScales = [1, 2, 4];

interface ExportMenuProps {
  readonly id: string;
  readonly title: string;
  readonly figure: RefObject<HTMLDivElement | null>;
  /** What the panel shows by now, asked when it is exported. */
  readonly shown: () => Exported;
}

export interface Exported {
  readonly line: string;
  readonly table: () => TableData;
}

/** Saves a panel's picture or numbers, with what they show and a link to this moment in them. */
export function ExportMenu({ id, title, figure, shown }: ExportMenuProps) {
  const keepsake = useKeepsake();
  const name = (extension: string): string => {
    const { model, length } = keepsake.session.state.getState();
    return `keepsake-${model?.entry.id ?? 'model'}-${id}-${length}.${extension}`;
  };
  const write = async (format: string): Promise<void> => {
    const link = keepsake.link();
    const { line: own, table } = shown();
    const { model } = keepsake.session.state.getState();
    // A picture of a recording says so wherever it goes.
    const line = model?.recorded ? model.recorded.say.mark(own) : own;
    const about = { ...(model?.recorded && { model: model.entry.name }), link };
    const say = (message: string): void => keepsake.display.setState({ message });
    try {
      const { composeFigure, embedFonts, save, svgToPng, toCsv, toJson } = await import('../../charts/figure/files');
      if (format === 'csv' || format === 'json') {
        const numbers = table();
        if (numbers.columns.length === 0) return say(frame.noNumbers);
        if (format === 'csv') save(new Blob([toCsv(numbers, about)], { type: 'text/csv;charset=utf-8' }), name('csv'));
        else save(new Blob([toJson(numbers, { title, shows: line, ...about })], { type: 'application/json' }), name('json'));
        return;
      }
      if (!figure.current) return say(frame.noPicture);
      const svg = composeFigure(figure.current, { title, line, link, longLink: frame.longLink });
      if (format === 'svg') save(new Blob([await embedFonts(svg)], { type: 'image/svg+xml' }), name('svg'));
      // Keywords that PNG itself names; the link is what the picture was made from.
      else save(await svgToPng(svg, Number(format), { Title: title, Description: line, Source: link }), name('png'));
    } catch {
      say(frame.exportFailed);
    }
  };
  const item = (format: string, label: string) => (
    <DropdownMenu.Item key={format} onSelect={() => void write(format)}>
      {label}
    </DropdownMenu.Item>
  );
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={controlStyles.control} aria-label={frame.export} title={frame.export}>
        <Icon path="M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.5h11" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align="end">
          <DropdownMenu.Label className={styles.menuLabel}>{frame.exportPicture}</DropdownMenu.Label>
          {item('svg', frame.svg)}
          {pngScales.map((scale) => item(String(scale), frame.png(scale)))}
          <DropdownMenu.Label className={styles.menuLabel}>{frame.exportNumbers}</DropdownMenu.Label>
          {item('csv', frame.csv)}
          {item('json', frame.json)}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
