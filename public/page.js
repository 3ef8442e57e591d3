// What a static page of `g/` gets after it is there: reading aloud, the age of its data, sharing, and
// in idle time the app, so that the next page comes from the device. For any browser with a script, old ones too. (The switch
// to 长辈版 is put before this by the build.) A part of its own for each thing; a page without this
// file is complete. Must never send anything.
(function () {
  // Reading aloud, by voices of the device only: a text that is read elsewhere leaves it.
  function reading(button) {
    var voices = window.speechSynthesis;
    var word = button.textContent;
    var status = button.parentNode.querySelector('[role=status]');
    var heard = null;
    function quiet() {
      heard = null;
      button.textContent = word;
    }
    function say(last) {
      var voice = null;
      voices.getVoices().forEach(function (one) {
        // Mandarin; that of the mainland first.
        if (!one.localService || !/^(zh|cmn)(?!.*(HK|MO|yue))/i.test(one.lang)) return;
        if (!voice || (/CN/i.test(one.lang) && !/CN/i.test(voice.lang))) voice = one;
      });
      if (!voice && !last) return false;
      if (!voice) {
        status.textContent = button.getAttribute('data-none');
        return true;
      }
      heard = new SpeechSynthesisUtterance(button.getAttribute('data-say'));
      heard.voice = voice;
      heard.lang = voice.lang;
      heard.rate = 0.9;
      heard.onend = heard.onerror = quiet;
      voices.cancel();
      voices.speak(heard);
      button.textContent = button.getAttribute('data-stop');
      return true;
    }
    if (!voices || !window.SpeechSynthesisUtterance) {
      status.textContent = button.getAttribute('data-mute');
      return;
    }
    // Asked for once, so that they are there when they are needed.
    voices.getVoices();
    addEventListener('pagehide', function () { voices.cancel(); });
    button.hidden = false;
    button.onclick = function () {
      status.textContent = '';
      if (heard) {
        voices.cancel();
        quiet();
      } else if (!say(false)) {
        // Some browsers load them at the first question.
        setTimeout(function () { say(true); }, 600);
      }
    };
  }

  // Says how old the data are, where they are older than the county holds them fresh.
  function age(note) {
    var now = new Date();
    var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    var days = Math.round((today - Date.parse(note.getAttribute('data-date'))) / 864e5);
    if (!(days > +note.getAttribute('data-fresh'))) return;
    note.textContent = note.getAttribute('data-old').replace('{days}', days);
    note.hidden = false;
  }

  // Hands the words and the address to somebody else: by the share sheet, else by the clipboard,
  // else as words to copy by hand.
  function giving(button) {
    var status = button.parentNode.querySelector('[role=status]');
    var address = location.href.replace(/[?#].*$/, '');
    var words = button.getAttribute('data-give');
    function copied(done) {
      status.textContent = done ? button.getAttribute('data-copied') : words + ' ' + address;
    }
    function byHand() {
      var area = document.createElement('textarea');
      area.value = words + '\n' + address;
      document.body.appendChild(area);
      area.select();
      var done = false;
      try { done = document.execCommand('copy'); } catch (e) {}
      document.body.removeChild(area);
      copied(done);
    }
    button.hidden = false;
    button.onclick = function () {
      status.textContent = '';
      if (navigator.share) {
        navigator.share({ text: words, url: address }).catch(function (error) {
          if (error.name !== 'AbortError') byHand();
        });
      } else byHand();
    };
  }

  // The app and what it finds in, unless the person saves data.
  function keep() {
    var saving = navigator.connection && navigator.connection.saveData;
    if (!('serviceWorker' in navigator) || saving) return;
    var root = document.querySelector('link[rel=manifest]').href.replace(/[^/]*$/, '');
    navigator.serviceWorker.register(root + 'sw.js').catch(function () {});
  }

  var buttons = document.querySelectorAll('[data-say]');
  for (var i = 0; i < buttons.length; i++) reading(buttons[i]);

  var note = document.querySelector('[data-fresh]');
  if (note) age(note);
  var given = document.querySelector('[data-give]');
  if (given) giving(given);

  var idle = window.requestIdleCallback || function (then) { setTimeout(then, 2000); };
  if (document.readyState === 'complete') idle(keep);
  else addEventListener('load', function () { idle(keep); });
})();
