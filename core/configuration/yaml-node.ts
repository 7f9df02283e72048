import {
  constructFromEvents,
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  type Event,
  getScalarValue,
} from 'js-yaml';

/** Where a value of a YAML text is, and where what it holds is. */
export interface YamlNode {
  /** Of its first character; the value of a mapping's key begins with the key. */
  readonly offset: number;
  readonly key?: YamlNode;
  /** How its key is written, where YAML makes no text of it: `007`, which is 7. */
  readonly noText?: string | undefined;
  /** By key as YAML reads it, or by place in a list. */
  readonly children: ReadonlyMap<string, YamlNode>;
  /** The name that `&name` gives it. */
  readonly anchor?: string | undefined;
  /** The name that it is `*name` of. */
  readonly alias?: string;
}

/** The value of each document of a text, from the parser's events. */
export function readNodes(events: readonly Event[], text: string): YamlNode[] {
  const reader = new EventReader(events, text);
  const documents: YamlNode[] = [];
  while (reader.hasMore()) documents.push(reader.readDocument());
  return documents;
}

class EventReader {
  readonly #events: readonly Event[];
  readonly #text: string;
  #at = 0;
  #document!: Event;
  readonly #anchored = new Map<string, unknown>();

  constructor(events: readonly Event[], text: string) {
    this.#events = events;
    this.#text = text;
  }

  hasMore(): boolean {
    return this.#at < this.#events.length;
  }

  readDocument(): YamlNode {
    this.#document = this.#events[this.#at++]!;
    const root = this.#readNode(0);
    this.#at++;
    return root;
  }

  /** `before` is where a value is that has no character of its own. */
  #readNode(before: number): YamlNode {
    const event = this.#events[this.#at++]!;
    if (event.type === EVENT_DOCUMENT || event.type === EVENT_POP) throw new TypeError('a value is missing');
    const name = event.anchorStart < 0 ? undefined : this.#text.slice(event.anchorStart, event.anchorEnd);
    if (event.type === EVENT_ALIAS) return { offset: event.anchorStart, children: new Map(), alias: name! };
    if (event.type === EVENT_SCALAR && name !== undefined) this.#anchored.set(name, this.#valueOf(event));
    const start = event.type === EVENT_SCALAR ? event.valueStart : event.start;
    const offset = start < 0 ? before : start;
    const children = new Map<string, YamlNode>();
    if (event.type !== EVENT_SCALAR) this.#readChildren(children, event.type === EVENT_MAPPING, offset);
    return { offset, children, anchor: name };
  }

  #readChildren(children: Map<string, YamlNode>, isMapping: boolean, start: number): void {
    while (this.#events[this.#at]!.type !== EVENT_POP) {
      if (isMapping) {
        const [name, text] = this.#nextKey();
        const key = this.#readNode(start);
        const noText = typeof name === 'string' ? undefined : text;
        children.set(String(name), { ...this.#readNode(key.offset), key, noText, offset: key.offset });
      } else children.set(String(children.size), this.#readNode(start));
    }
    this.#at++;
  }

  /** A key as YAML reads it, and as it is written. One that is no scalar is refused when the value is made. */
  #nextKey(): [name: unknown, text: string] {
    const event = this.#events[this.#at]!;
    if (event.type === EVENT_SCALAR) return [this.#valueOf(event), getScalarValue(this.#text, event)];
    if (event.type !== EVENT_ALIAS) return ['', ''];
    const name = this.#anchored.get(this.#text.slice(event.anchorStart, event.anchorEnd)) ?? '';
    return [name, String(name)];
  }

  #valueOf(scalar: Event): unknown {
    return constructFromEvents([this.#document, scalar, { type: EVENT_POP }], { source: this.#text })[0];
  }
}
