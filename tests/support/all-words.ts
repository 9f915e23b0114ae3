/** Unit tests read modules of panels that nothing has loaded the words for. */
import { areaNames, loadWords } from '../../src/words';

await loadWords(...areaNames);
