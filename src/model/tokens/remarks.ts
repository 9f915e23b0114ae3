/** What a visitor should know of a tokenizer that can be used. */
import { words } from '../../words';
import type { Tokenizer } from '../tokenizer';

/** Sentences, none of them a fault. */
export function remarksOn({ chatTemplate }: Pick<Tokenizer, 'chatTemplate'>): readonly string[] {
  return chatTemplate ? [words.model.chatTemplate] : [];
}
