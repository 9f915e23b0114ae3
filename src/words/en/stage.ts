/** What the stage, the speaker's notes and the sheet with a code say. */
export const stage = {
  bar: {
    label: 'Presenting',
    back: 'Back',
    next: 'Next',
    blank: 'Black',
    notes: 'Notes',
    qr: 'QR code',
    profile: 'Screen or projector',
    end: 'End',
  },
  notes: {
    title: 'Notes for the speaker',
    waiting: 'Waiting for the page that is presented…',
    waitingHint:
      'Leave this window open. If nothing comes, press N in Keepsake’s own window, in the same browser, and close this one.',
    lost: 'The page that was presented does not answer any more. Its last state is below; it is followed again once it is back.',
    step: (at: number, of: number): string => `Step ${at} of ${of}`,
    noLesson: 'No lesson is open.',
    now: 'Now',
    question: 'Question',
    answer: 'Answer',
    shown: 'The room sees it.',
    notShown: 'The room does not see it yet.',
    answerLater: 'The rest of it is measured when it is shown.',
    next: 'Next',
    atEnd: 'This is the last step.',
    blank: 'The screen is black.',
    notPresenting: 'The page is not presented.',
    talk: 'Since the start',
    lesson: 'In this lesson',
    restart: 'Restart the clock',
    buttons: { back: 'Back', next: 'Next', blank: 'Black screen', present: 'Present' },
  },
  qr: {
    title: 'The same on your own device',
    label: (link: string): string => `QR code of ${link}`,
    scan: 'Point a camera at it, or type the link:',
    isLocal:
      'This address is on this computer alone, so no other device can open it. Present from an address that the room can reach.',
    isDense: (characters: number): string =>
      `The link has ${characters} characters, so the squares are small: a camera must be near. A shorter text, or a step of a lesson, makes a code that can be read from afar.`,
    tooLong: (characters: number, most: number): string =>
      `The link has ${characters} characters, and a QR code holds ${most}. Go back to a step of a lesson, or shorten the text; or copy the link and send it.`,
  },
} as const;
