// The plain view: the mirror's elements show themselves, one below the other, where the picture
// would not do: colours the person forced, a page being translated, widened text, no picture left.

// A context that is not given back in this time is not waited for.
const PATIENCE_MS = 3000;

export function watchPlainView(root, canvas) {
  const page = document.documentElement;
  const reasons = {forced: false, translated: false, widened: false, blank: false};
  const because = (reason, holds) => {
    reasons[reason] = holds;
    page.classList.toggle('plain', Object.values(reasons).includes(true));
  };

  const forced = matchMedia('(forced-colors: active)');
  const force = () => because('forced', forced.matches);
  forced.addEventListener('change', force);
  force();

  const translate = () => {
    const isTranslated = /\btranslated-/.test(page.className) || !/^(vi|en)$/.test(page.lang);
    if (isTranslated !== reasons.translated) because('translated', isTranslated);
  };
  new MutationObserver(translate)
    .observe(page, {attributes: true, attributeFilter: ['class', 'lang']});
  translate();

  // Its size changes when somebody's style sheet spaces letters or words.
  const probe = document.createElement('span');
  probe.className = 'live probe';
  probe.ariaHidden = 'true';
  probe.textContent = 'a a';
  document.body.append(probe);
  new ResizeObserver(() => {
    const {letterSpacing, wordSpacing} = getComputedStyle(probe);
    because('widened', letterSpacing !== 'normal' || parseFloat(wordSpacing) > 0);
  }).observe(probe);

  let timer = 0;
  canvas.addEventListener('webglcontextlost', () => {
    timer = setTimeout(() => because('blank', true), PATIENCE_MS);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    clearTimeout(timer);
    because('blank', false);
  });
}
