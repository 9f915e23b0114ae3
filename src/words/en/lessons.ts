/** What the bar of a lesson and the sheets of lessons say, but for the lessons themselves. */
export const lessons = {
  title: 'Lessons',
  intro:
    'Each lesson is a walk through this page in a few minutes. It asks before it shows; a guess, right or wrong, helps you see what comes.',
  open: 'Open',
  minutes: (count: number): string => `${count} min`,
  failed: (why: string): string => `The lessons could not be loaded. ${why}`,
} as const;
