import { test } from 'vitest'; import { colourScale } from '/work/main/src/charts/scale';
test('t',()=>{ for(let k=0;k<4;k++){const t=performance.now(); const s=colourScale({stretch:'sqrt',theme:k%2?'dark':'light',maximum:1+k}); const u=performance.now(); for(let i=0;i<1000;i++) s.colour(i/1000); console.log('make',(u-t).toFixed(2),'ms; 1000 colours',(performance.now()-u).toFixed(2));}});
