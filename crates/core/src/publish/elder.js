// 长辈版 where the app is not: its switch and its sizes. Before the app, and on static pages.
(function () {
  var html = document.documentElement;
  var buttons = document.querySelectorAll('[data-by]');
  function say() {
    var said = document.querySelector('.elder-size');
    if (said) said.textContent = html.getAttribute('data-elder');
  }
  function turn() {
    var now = +html.getAttribute('data-elder');
    var by = +this.getAttribute('data-by');
    var next = by ? Math.min(30, Math.max(20, now + by)) : now ? 0 : 20;
    if (next) {
      html.setAttribute('data-elder', next);
      html.style.setProperty('--elder-size', next + 'px');
    } else html.removeAttribute('data-elder');
    say();
    // A browser that keeps nothing still turns.
    try {
      if (next) localStorage.setItem('wangge.elder', next);
      else localStorage.removeItem('wangge.elder');
    } catch (e) {}
  }
  for (var i = 0; i < buttons.length; i++) {
    buttons[i].onclick = turn;
    buttons[i].hidden = false;
  }
  say();
})();
