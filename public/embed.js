// For a page that has Keepsake in frames: `<script src="…/embed.js"></script>`. Keys that Keepsake gives back are pressed on this page, so that
// they turn the slide although the focus is in a frame. Nothing else is done; docs/embedding.md says what more a page can ask.
(() => {
  const pressed = ['key', 'code', 'keyCode', 'shiftKey', 'altKey', 'ctrlKey', 'metaKey', 'repeat'];
  addEventListener('message', ({ source, data }) => {
    if (data === null || typeof data !== 'object' || data.keepsake !== 1 || data.type !== 'key') return;
    const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source);
    if (!frame) return;
    const fields = Object.fromEntries(pressed.map((name) => [name, data[name]]));
    document.dispatchEvent(new KeyboardEvent('keydown', { ...fields, bubbles: true, cancelable: true }));
  });
})();
