/** English: what the first picture says, and what comes with a panel. */
import { app } from './app';
import { args } from './arguments';
import { decode } from './decode';
import { engine } from './engine';
import { mechanisms } from './mechanisms';
import { model } from './model';
import { panels } from './panels';
import { store } from './store';

export const first = { app, args, decode, engine, mechanisms, model, panels, store } as const;
