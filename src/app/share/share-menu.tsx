/** What can be taken away from this moment: its link, the code for a slide, a picture, a clip. */
import { DropdownMenu } from 'radix-ui';
import { useStore } from 'zustand';
import menu from '../../panels/kit/export-menu.module.css';
import { clipFormats, pictureFormats } from '../../store/pictures';
import { useKeepsake, useRun } from '../../store/react';
import { words } from '../../words';
import styles from '../header.module.css';

const say = words.app.pictures;
/** Steps of a clip: five seconds at the usual speed. */
const steps = 20;

export function ShareMenu() {
  const run = useRun();
  const recording = useStore(useKeepsake().pictures.store, (state) => state.recording);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={styles.quiet}>
        {recording === null ? words.app.share : say.recording(recording.done, recording.steps)}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu.menu} align="end">
          {recording !== null && <DropdownMenu.Item onSelect={() => run('stopClip')}>{say.stop}</DropdownMenu.Item>}
          <DropdownMenu.Item onSelect={() => run('copyLink')}>{say.link}</DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => run('qr')}>{say.qr}</DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => run('copyEmbed')}>{say.embed}</DropdownMenu.Item>
          <DropdownMenu.Label className={menu.menuLabel}>{say.picture}</DropdownMenu.Label>
          {pictureFormats.map((format) => (
            <DropdownMenu.Item key={format} onSelect={() => run('savePicture', format)}>
              {say.formats[format]}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Label className={menu.menuLabel}>{say.clip(steps)}</DropdownMenu.Label>
          {clipFormats.map((format) => (
            <DropdownMenu.Item key={format} disabled={recording !== null} onSelect={() => run('saveClip', format, steps)}>
              {say.formats[format]}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
