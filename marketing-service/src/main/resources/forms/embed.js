(function () {
  'use strict';
  var form = /*FORM*/ null;
  var script = document.currentScript;

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      made.setAttribute(key, attributes[key]);
    });
    if (text) made.textContent = text;
    return made;
  }

  function control(field) {
    var made;
    if (field.kind === 'textarea') {
      made = element('textarea', { rows: '5', maxlength: '5000' });
    } else if (field.kind === 'choice') {
      made = element('select');
      made.appendChild(element('option', { value: '' }));
      field.choices.forEach(function (choice) {
        made.appendChild(element('option', { value: choice }, choice));
      });
    } else {
      var types = { email: 'email', phone: 'tel', checkbox: 'checkbox' };
      made = element('input', { type: types[field.kind] || 'text' });
      if (field.kind === 'checkbox') made.value = 'true';
    }
    made.name = field.key;
    made.required = field.required;
    return made;
  }

  function build(place) {
    var built = element('form', { class: 'klientela-form', lang: form.language });
    var errors = {};
    if (form.title) built.appendChild(element('h2', {}, form.title));
    form.fields.forEach(function (field) {
      var label = element('label', { class: 'klientela-' + field.kind }, field.label);
      var error = element('span', { class: 'klientela-error', role: 'alert' });
      label.appendChild(control(field));
      label.appendChild(error);
      built.appendChild(label);
      errors[field.key] = error;
    });
    (form.consents || []).forEach(function (consent) {
      var label = element('label', { class: 'klientela-consent' });
      label.appendChild(element('input', { type: 'checkbox', name: consent.name, value: consent.value }));
      label.appendChild(document.createTextNode(' ' + consent.label));
      built.appendChild(label);
    });
    var trap = element('div', { 'aria-hidden': 'true' });
    trap.hidden = true;
    trap.appendChild(element('input', { name: 'website', tabindex: '-1', autocomplete: 'off' }));
    built.appendChild(trap);
    var button = element('button', { type: 'submit' }, form.submitLabel);
    var note = element('p', { class: 'klientela-note', role: 'status' });
    built.appendChild(button);
    built.appendChild(note);

    function send(again) {
      var body = new URLSearchParams(new FormData(built));
      body.set('_token', form.token);
      body.set('_page', location.href);
      if (document.referrer) body.set('_referrer', document.referrer);
      new URLSearchParams(location.search).forEach(function (value, key) {
        if (key.indexOf('utm_') === 0) body.set(key, value);
      });
      return fetch(form.action, { method: 'POST', body: body, headers: { Accept: 'application/json' } }).then(
        function (answer) {
          return answer.json().then(function (said) {
            if (answer.status === 429 && again) {
              return new Promise(function (resolve) {
                setTimeout(resolve, 1500);
              }).then(function () {
                return send(false);
              });
            }
            if (answer.ok) {
              form.token = said.token;
              if (said.redirectUrl) {
                location.assign(said.redirectUrl);
              } else {
                built.replaceWith(element('p', { class: 'klientela-thanks', role: 'status' }, said.thankYou));
              }
            } else if (said.errors) {
              said.errors.forEach(function (error) {
                if (errors[error.field]) errors[error.field].textContent = error.message;
              });
            } else {
              note.textContent = said.detail || form.failed;
            }
          });
        },
      );
    }

    built.addEventListener('submit', function (event) {
      event.preventDefault();
      button.disabled = true;
      note.textContent = '';
      Object.keys(errors).forEach(function (key) {
        errors[key].textContent = '';
      });
      send(true)
        .catch(function () {
          note.textContent = form.failed;
        })
        .then(function () {
          button.disabled = false;
        });
    });
    place.appendChild(built);
  }

  var place = document.getElementById('klientela-form-' + form.id);
  if (!place) {
    place = element('div', { id: 'klientela-form-' + form.id });
    script.parentNode.insertBefore(place, script);
  }
  build(place);
})();
