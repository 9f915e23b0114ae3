/** All that is done with the Hub, with what is said of it loaded. */
import { fetchModel, keptModel, keptModels } from './download';
import { type PartStore, memoryParts } from './kept-parts';
import { privateFiles } from './private-files';
import { listRepository, parseName } from './repository';

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

export async function openHub(): Promise<Hub> {
  const store = await privateFiles();
  return { parseName, listRepository, fetchModel, keptModel, keptModels, store: store ?? memoryParts(), stays: store !== null };
}
