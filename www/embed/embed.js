// Puts programs and exercises of Interleave into pages of other sites: the element `<inter-leave>`.
// docs/embedding.md says how it is used and lists all messages. No dependencies; nothing is loaded before the reader's click.
(() => {
  "use strict";
  if (customElements.get("inter-leave")) return;

  // The playground lies where this file lies.
  const script = document.currentScript ?? document.querySelector('script[src$="embed.js"]');
  if (!script?.src) return;
  const home = new URL(".", script.src);

  const LOWEST = 120;
  const HIGHEST = 4000;
  // Some themes fade from one colour to the next.
  const FADE = 400;

  // Constructed, as a host's Content-Security-Policy may forbid style elements.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; margin: 0.5em 0 1.5em; }
    :host([hidden]) { display: none; }
    iframe { display: block; width: 100%; border: 1px solid #8a94a0; border-radius: 8px; background: transparent; }
    button { min-height: 36px; padding: 0 1em; border: 1px solid #0b5f8a; border-radius: 8px; cursor: pointer;
      background: #0b5f8a; color: #fff; font: 600 15px/1.4 system-ui, sans-serif; }
    button:focus-visible { outline: 2px solid currentColor; outline-offset: 3px; }
    @media (pointer: coarse) { button { min-height: 44px; } }
    p { margin: 0.5em 0 0; font: 15px/1.4 system-ui, sans-serif; }`);

  // The embeds that the reader has opened.
  const open = new Set();
  let count = 0;

  // The code block in an element: of a table with line numbers its last column.
  const blockIn = (element) => (element?.matches("pre") ? element : [...(element?.querySelectorAll("pre") ?? [])].pop());

  const textOf = (block) => {
    const copy = (block.querySelector("code") ?? block).cloneNode(true);
    for (const other of copy.querySelectorAll("button, .linenos, .lineno")) other.remove();
    return copy.textContent.replace(/\n*$/, "\n");
  };

  // Whether what lies behind an element is dark: by the first background that is not transparent, else as the reader's system wants.
  const isDark = (element) => {
    for (let at = element; at instanceof Element; at = at.parentNode instanceof ShadowRoot ? at.parentNode.host : at.parentNode) {
      const parts = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)$/.exec(getComputedStyle(at).backgroundColor);
      if (!parts || parts[4] === "0") continue;
      return 0.299 * parts[1] + 0.587 * parts[2] + 0.114 * parts[3] < 128;
    }
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    return scheme.includes("dark") && (!scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches);
  };

  class InterLeave extends HTMLElement {
    #frame;
    #button;
    #program;
    #dark;

    connectedCallback() {
      if (this.#frame) open.add(this);
      // The elements around it may not be there yet.
      if (document.readyState === "loading") {
        document.addEventListener("DOMContentLoaded", () => this.#offer(), { once: true });
      } else this.#offer();
    }

    disconnectedCallback() {
      open.delete(this);
    }

    // Shows `text` as the program. It does not run before the reader presses Run.
    set program(text) {
      this.#program = String(text);
      this.send({ type: "program", code: this.#program });
    }

    send(message) {
      this.#frame?.contentWindow?.postMessage({ interleave: 1, ...message }, home.origin);
    }

    follow() {
      const dark = this.#wishesDark();
      if (dark !== this.#dark) this.send({ type: "theme", dark });
      this.#dark = dark;
    }

    // Whether a message's sender is this embed's frame.
    owns(source) {
      return !!this.#frame && source === this.#frame.contentWindow;
    }

    hear(message) {
      if (message.type === "height" && Number.isFinite(message.height)) {
        this.#frame.style.height = `${Math.min(Math.max(Math.ceil(message.height), LOWEST), HIGHEST)}px`;
        return;
      }
      if (message.type === "ready") {
        // What has changed while the frame was loading.
        this.send({ type: "theme", dark: this.#dark });
      }
      if (message.type === "awake") {
        for (const other of open) if (other !== this) other.send({ type: "rest" });
      }
      this.dispatchEvent(new CustomEvent("interleave", { detail: message, bubbles: true, composed: true }));
    }

    #offer() {
      if (this.shadowRoot || !this.isConnected) return;
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      this.#button = document.createElement("button");
      this.#button.type = "button";
      this.#button.textContent =
        this.getAttribute("label") ?? (this.hasAttribute("exercise") ? "Do the exercise in Interleave" : "Open in Interleave");
      this.#button.addEventListener("click", () => this.#open());
      // The code between the tags, if there is any, stays in view until then.
      root.append(document.createElement("slot"), this.#button);
    }

    async #open() {
      this.#button.disabled = true;
      let parts;
      try {
        parts = await this.#parts();
      } catch (error) {
        const line = document.createElement("p");
        line.setAttribute("role", "alert");
        line.textContent = `The program cannot be fetched: ${error.message}`;
        this.shadowRoot.querySelector("p")?.remove();
        this.shadowRoot.append(line);
        this.#button.disabled = false;
        return;
      }
      count += 1;
      this.#dark = this.#wishesDark();
      const theme = this.#dark ? "dark" : "light";
      const frame = document.createElement("iframe");
      const exercise = this.getAttribute("exercise");
      frame.title = this.title || (exercise ? `Exercise ${exercise} in Interleave` : `Python program ${count} in Interleave`);
      frame.allow = "clipboard-write";
      frame.referrerPolicy = "no-referrer";
      frame.style.height = "420px";
      // An isolated host can hold no other frames unless they go without what is kept in the browser.
      if (self.crossOriginIsolated && home.origin !== location.origin) frame.credentialless = true;
      // Behind the `#`, so that a program reaches no server and may be long.
      frame.src = `${home}?embed=1&theme=${theme}&host=${encodeURIComponent(location.origin)}#${parts.join("&")}`;
      frame.addEventListener("load", () => frame.focus(), { once: true });
      this.#frame = frame;
      open.add(this);
      this.shadowRoot.replaceChildren(frame);
      const block = this.#block();
      if (block && !this.contains(block)) this.#outer(block).style.display = "none";
    }

    // What the frame is to show, as parts of its address.
    async #parts() {
      const link = this.getAttribute("link");
      if (link !== null) {
        const query = link.slice(link.indexOf("?") + 1).split("#")[0];
        return query.split("&").filter((part) => /^(code|schedule|switch|exercise)=/.test(part));
      }
      const exercise = this.getAttribute("exercise");
      if (exercise !== null) return [`exercise=${encodeURIComponent(exercise)}`];
      const source = this.getAttribute("src");
      const block = this.#block();
      let text = this.#program;
      if (text === undefined && source !== null) {
        const answer = await fetch(new URL(source, document.baseURI));
        if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
        text = await answer.text();
      }
      text ??= block ? textOf(block) : this.textContent;
      return [`code=${encodeURIComponent(text)}`];
    }

    #block() {
      return blockIn(this.querySelector("pre") ?? this.previousElementSibling);
    }

    // What stands before this element and holds the block.
    #outer(block) {
      const before = this.previousElementSibling;
      return before?.contains(block) ? before : block;
    }

    #wishesDark() {
      const wish = this.getAttribute("theme");
      return wish === "dark" || (wish !== "light" && isDark(this));
    }
  }
  customElements.define("inter-leave", InterLeave);

  addEventListener("message", (event) => {
    if (event.origin !== home.origin || event.data?.interleave !== 1) return;
    for (const embed of open) if (embed.owns(event.source)) embed.hear(event.data);
  });

  const follow = () => {
    for (const embed of open) embed.follow();
  };
  const changed = () => {
    setTimeout(follow);
    setTimeout(follow, FADE);
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);

  // Every code block with the class `interleave` gets an embed: documentation tools let authors give classes, not elements.
  const begin = () => {
    const observer = new MutationObserver(changed);
    for (const element of [document.documentElement, document.body]) observer.observe(element, { attributes: true });
    for (const marked of document.querySelectorAll(".interleave")) {
      const block = marked.closest("pre") ?? blockIn(marked);
      if (!block) continue;
      const outer = marked.contains(block) ? marked : block;
      if (outer.nextElementSibling?.localName !== "inter-leave") outer.after(document.createElement("inter-leave"));
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
})();
