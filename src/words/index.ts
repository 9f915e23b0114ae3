/** The one catalogue of every visible string. English now; another language is another folder of the same shape. */
import { app } from './en/app';
import { args } from './en/arguments';
import { decode } from './en/decode';
import { engine } from './en/engine';
import { mechanisms } from './en/mechanisms';
import { model } from './en/model';
import { panels } from './en/panels';
import { store } from './en/store';

export const words = { app, args, decode, engine, mechanisms, model, panels, store } as const;
