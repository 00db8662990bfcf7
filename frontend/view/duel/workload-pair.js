// @ts-check
import { differing } from '../../model/duel.js';
import { formatRange, GROUPS, readParameter } from '../../model/workload.js';
import { byId, element, setText } from '../shared/element.js';

/** @typedef {import('../shared/locks.js').LockKind} LockKind */
/** @typedef {'a' | 'b'} Side */
/** @type {Side[]} */ const SIDES = ['a', 'b'];

/** Two workloads side by side, one row per parameter; rows that differ are marked. */
export class WorkloadPair {
  #parameters;
  /** @type {Map<string, Row>} */ #rows;
  #locks;
  #about = { a: element('p', { class: 'about' }), b: element('p', { class: 'about' }) };

  /** @param {Parameter[]} parameters @param {LockKind[]} locks */
  constructor(parameters, locks) {
    this.#parameters = parameters;
    this.#locks = new Map(locks.map((lock) => [lock.id, lock]));
    this.#rows = new Map(parameters.map((parameter) => [parameter.name, new Row(parameter, locks)]));
    const grouped = GROUPS.flatMap(({ of }) => of);
    const rare = parameters.filter(({ name }) => name !== 'lock' && !grouped.includes(name));
    const rows = (/** @type {string[]} */ names) => names.flatMap((name) => this.#rows.get(name)?.root ?? []);
    byId('workload-pair').replaceChildren(
      element('div', { class: 'workload-pair head-row' }, element('span', {}), ...SIDES.map((side) => element('h2', {}, side.toUpperCase()))),
      ...rows(['lock']), element('div', { class: 'workload-pair' }, element('span', {}), this.#about.a, this.#about.b),
      ...GROUPS.map(({ name, of }) => element('div', { role: 'group', 'aria-label': name }, ...rows(of))),
      element('details', { id: 'more' }, element('summary', {}, 'More: ', rare.map(({ label }) => label.toLowerCase()).join(', ')), ...rows(rare.map(({ name }) => name))));
  }

  /** @param {Side} side @param {Workload} workload */
  fill(side, workload) {
    for (const [name, row] of this.#rows) row.fill(side, workload[name] ?? null);
  }

  /** The workloads entered; null if one is invalid. @returns {{ a: Workload, b: Workload } | null} */
  read() {
    const rows = [...this.#rows.values()].map((row) => ({ row, ...row.read() }));
    const side = (/** @type {Side} */ which) => Object.fromEntries(rows.map(({ row, values }) => [row.name, values[which]]));
    const [a, b] = SIDES.map(side);
    const differ = differing(a, b, this.#parameters);
    for (const { row } of rows) row.mark(differ.includes(row.name));
    for (const which of SIDES) {
      const lock = this.#locks.get(`${side(which).lock}`);
      setText(this.#about[which], lock ? lock.promise : '');
      this.#about[which].title = lock ? `${lock.sentence} ${lock.tradeOff}` : '';
    }
    return rows.some(({ wrong }) => wrong) ? null : { a, b };
  }

  /** Focuses the first invalid field. */
  focusWrong() {
    [...this.#rows.values()].find((row) => row.focusWrong());
  }

  /** @param {FieldError[]} errors under the server's names, `a.readers` @returns {FieldError[]} those without a field here */
  showErrors(errors) {
    const unplaced = errors.filter(({ field, detail }) => {
      const [side, name] = field.split('.');
      const row = SIDES.includes(/** @type {Side} */ (side)) && this.#rows.get(name);
      if (row) row.say(/** @type {Side} */ (side), detail);
      return !row;
    });
    this.focusWrong();
    return unplaced;
  }
}

/** One parameter of both sides. */
class Row {
  #parameter;
  #inputs;
  #errors;
  root;

  /** @param {Parameter} parameter @param {LockKind[]} locks */
  constructor(parameter, locks) {
    const { name, label, help } = parameter;
    this.#parameter = parameter;
    this.#inputs = { a: this.#input('a', locks), b: this.#input('b', locks) };
    this.#errors = { a: element('p', { class: 'error of-a', id: `error-a-${name}` }), b: element('p', { class: 'error of-b', id: `error-b-${name}` }) };
    this.root = element('div', { class: 'workload-pair', title: [help, formatRange(parameter)].filter(Boolean).join(' ') },
      element('span', { class: 'label' }, label, element('i', {}, unitOf(parameter)), element('b', { class: 'differs', hidden: '' }, '≠')),
      this.#inputs.a, this.#inputs.b, this.#errors.a, this.#errors.b);
  }

  /** @param {Side} side @param {LockKind[]} locks */
  #input(side, locks) {
    const { name, kind, label, options = [], whenEmpty } = this.#parameter;
    const attributes = { id: `${side}-${name}`, 'aria-label': `${label} of ${side.toUpperCase()}`, 'aria-describedby': `error-${side}-${name}` };
    if (kind !== 'choice') return element('input', { ...attributes, inputmode: 'decimal', placeholder: whenEmpty ?? '' });
    const made = (/** @type {string[]} */ ids) => ids.map((id) => element('option', { value: id }, name === 'lock' ? locks.find((lock) => lock.id === id)?.name ?? id : id));
    if (name !== 'lock') return element('select', attributes, ...made(options));
    return element('select', attributes, ...[...new Set(locks.map(({ family }) => family))].map((family) => (
      element('optgroup', { label: family }, ...made(locks.filter((lock) => lock.family === family).map(({ id }) => id))))));
  }

  get name() {
    return this.#parameter.name;
  }

  /** @param {Side} side @param {string | number | null} value */
  fill(side, value) {
    this.#inputs[side].value = `${value ?? ''}`;
  }

  /** Reads both and shows errors. */
  read() {
    const [a, b] = SIDES.map((side) => {
      const reading = readParameter(this.#parameter, this.#inputs[side].value);
      this.say(side, reading.error);
      return reading;
    });
    return { values: { a: a.value, b: b.value }, wrong: a.error !== '' || b.error !== '' };
  }

  /** @param {Side} side @param {string} error empty if there is no error */
  say(side, error) {
    setText(this.#errors[side], error);
    this.#inputs[side].setAttribute('aria-invalid', `${error !== ''}`);
  }

  /** @param {boolean} differs */
  mark(differs) {
    this.root.classList.toggle('unlike', differs);
    /** @type {HTMLElement} */ (this.root.querySelector('.differs')).hidden = !differs;
  }

  /** @returns {boolean} whether it holds an invalid value, which is then focused */
  focusWrong() {
    const side = SIDES.find((one) => this.#inputs[one].ariaInvalid === 'true');
    if (!side) return false;
    const fold = this.root.closest('details');
    if (fold) fold.open = true;
    this.#inputs[side].focus();
    return true;
  }
}

/** @param {Parameter} parameter @returns {string} its unit unless the label contains it */
const unitOf = ({ unit = '' }) => (['µs', 'ms'].includes(unit) ? ` ${unit}` : '');
