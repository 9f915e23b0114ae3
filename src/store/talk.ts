/**
 * A talk: which notes belong to which page, and since when it and the lesson in it run. It lasts as long as the tab, so a page that is loaded again goes
 * on with it.
 */
import * as v from 'valibot';

/** Times are milliseconds since 1970. */
interface Talk {
  /** Names the channel between the page and its notes. */
  readonly id: string;
  readonly since: number;
  /** The lesson that was open last. */
  readonly lesson: string;
  readonly lessonSince: number;
}

const key = 'keepsake-talk';
const schema = v.object({ id: v.string(), since: v.number(), lesson: v.string(), lessonSince: v.number() });

/** Where the tab remembers nothing, it lasts as long as the page. */
let talk: Talk | null = null;

function remembered(): Talk | null {
  try {
    const found = v.safeParse(schema, JSON.parse(sessionStorage.getItem(key) ?? 'null'));
    return found.success ? found.output : null;
  } catch {
    return null;
  }
}

function remember(next: Talk): Talk {
  talk = next;
  try {
    sessionStorage.setItem(key, JSON.stringify(next));
  } catch {
    // No storage is allowed here.
  }
  return next;
}

/** The talk of this tab, which begins when it is first asked for; another lesson begins a time of its own. */
export function talkOf(lesson?: string): Talk {
  const now = Date.now();
  const known = talk ?? remember(remembered() ?? { id: now.toString(36), since: now, lesson: '', lessonSince: now });
  return lesson === undefined || lesson === known.lesson ? known : remember({ ...known, lesson, lessonSince: now });
}

/** Its times begin again. */
export function restartTalk(): void {
  const now = Date.now();
  remember({ ...talkOf(), since: now, lessonSince: now });
}
