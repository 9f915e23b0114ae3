/** Models of the Hugging Face Hub. What lists and fetches them, and what is said of it, is loaded when somebody asks. */
import { loadWords } from '../../words';
import type { Hub } from './hub';

export async function loadHub(): Promise<Hub> {
  const [{ openHub }] = await Promise.all([import('./hub'), loadWords('hub')]);
  return openHub();
}
