import type { Page } from 'playwright';

export interface Visit {
  readonly milliseconds: number;
  readonly requests: readonly string[];
  readonly bytes: number;
}

export declare function openFirstPicture(page: Page, address: string): Promise<Visit>;
