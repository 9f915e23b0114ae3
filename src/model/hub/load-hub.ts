/** Models of the Hugging Face Hub. What lists and fetches them, and what is said of it, is loaded when somebody asks. */
import { loadWords } from '../../words';
import type { fetchModel, keptModel, keptModels } from './download';
import type { PartStore } from './kept-parts';
import type { listRepository, parseName } from './repository';

export interface Hub {
  readonly parseName: typeof parseName;
  readonly listRepository: typeof listRepository;
  readonly fetchModel: typeof fetchModel;
  readonly keptModel: typeof keptModel;
  readonly keptModels: typeof keptModels;
  /** Where models are kept: in the browser's private files, or in memory where there are none. */
  readonly store: PartStore;
  /** Whether what is fetched is there after the page is closed. */
  readonly stays: boolean;
}

export async function loadHub(): Promise<Hub> {
  const [repository, download, { privateFiles }, { memoryParts }] = await Promise.all([
    import('./repository'),
    import('./download'),
    import('./private-files'),
    import('./kept-parts'),
    loadWords('hub', 'checkpoint'),
  ]);
  const store = await privateFiles();
  const { parseName, listRepository } = repository;
  const { fetchModel, keptModel, keptModels } = download;
  return { parseName, listRepository, fetchModel, keptModel, keptModels, store: store ?? memoryParts(), stays: store !== null };
}
