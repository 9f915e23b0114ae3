/** The prompt: any text; Ctrl + Enter or the button reads it. */
import { type RefObject, useState } from 'react';
import { useRun, useSession } from '../store/react';
import { words } from '../words';
import styles from './prompt.module.css';

/** The direction of a text's first letter. The browser's own `auto` finds that of every line, and takes minutes for millions of characters. */
function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text.slice(0, 1000))?.[0] ?? '';
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(letter) ? 'rtl' : 'ltr';
}

interface PromptProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

export function Prompt({ field }: PromptProps) {
  const run = useRun();
  const read = useSession((s) => s.promptText);
  const example = useSession((s) => s.model?.entry.prompt ?? '');
  const [text, setText] = useState(read);
  const [known, setKnown] = useState(read);
  // A prompt that comes from elsewhere (a link, a model's example) replaces the text in the field.
  if (known !== read) {
    setKnown(read);
    setText(read);
  }
  const submit = (): void => run('prompt', text);
  return (
    <form
      className={styles.prompt}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className={styles.label} htmlFor="prompt">
        {words.app.promptLabel}
      </label>
      <textarea
        ref={field}
        id="prompt"
        dir={directionOf(text)}
        rows={1}
        value={text}
        spellCheck={false}
        title={words.app.promptHint}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            submit();
          }
          if (event.key === 'Escape') run('edit', false);
        }}
      />
      <button type="submit" className={styles.read}>
        {words.app.promptRead}
      </button>
      {example !== '' && example !== text && (
        <button type="button" className={styles.example} onClick={() => run('prompt', example)}>
          {words.app.promptReset}
        </button>
      )}
    </form>
  );
}
