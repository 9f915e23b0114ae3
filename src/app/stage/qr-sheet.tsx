/** A large QR code of this moment, so that the room opens the same. */
import { useMemo } from 'react';
import { defaultState } from '../../store/properties';
import { useKeepsake } from '../../store/react';
import type { Keepsake } from '../../store/keepsake';
import { wordsOf } from '../../words';
import { Sheet } from '../sheet';
import { codeOf, mostBytes } from './qr';
import styles from './qr-sheet.module.css';

const say = wordsOf('stage').qr;

/** Of a lesson's step its name is enough, unless the page shows something else. The room's devices keep their own theme, and present nothing. */
function linkForRoom({ state, lessons, address }: Keepsake): string {
  const { theme, profile, present, language, backend, speed } = defaultState;
  const own = { theme, profile, present, language, backend, speed };
  const { lesson, lessonStep } = state();
  const isStep = lesson !== '' && !lessons.isAway();
  return address(isStep ? { ...defaultState, lesson, lessonStep } : { ...state(), ...own });
}

const isLocal = (link: string): boolean => /^(localhost|127\.|\[::1\]$)/u.test(new URL(link).hostname);

export function QrSheet({ onClose }: { readonly onClose: () => void }) {
  const keepsake = useKeepsake();
  const link = useMemo(() => linkForRoom(keepsake), [keepsake]);
  const code = useMemo(() => codeOf(link), [link]);
  const { length } = link;
  return (
    <Sheet title={say.title} wide onClose={onClose}>
      <div className={styles.room}>
        {code ? (
          <svg className={styles.code} viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={say.label(link)}>
            <rect width={code.size} height={code.size} fill="#ffffff" />
            <path d={code.path} fill="#000000" shapeRendering="crispEdges" />
          </svg>
        ) : (
          <p role="alert">{say.tooLong(length, mostBytes)}</p>
        )}
        <div className={styles.words}>
          {code && <p>{say.scan}</p>}
          <p className={styles.link} translate="no">
            {link}
          </p>
          {code?.dense && <p>{say.isDense(length)}</p>}
          {isLocal(link) && <p className={styles.warn}>{say.isLocal}</p>}
        </div>
      </div>
    </Sheet>
  );
}
