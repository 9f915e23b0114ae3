/** The one catalogue of every visible string. English now; another language is another folder of the same shape. */
import { first } from './en';

export const words = first;
