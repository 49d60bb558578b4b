package org.klartext.render;

/** HTML with everything that Markdown can become. */
final class ProseFixture {
  static final String HTML =
      """
      <p>Wer eine Frage stellt, hat meistens schon gesucht. Eine gute Antwort beginnt deshalb nicht mit
      einem Verweis, sondern mit dem, was die Person <strong>als Nächstes</strong> tun kann; ein
      <a href="/faq/frist/">Link zur Frist</a> kommt danach.<sup id="fnref-1"><a href="#fn-1">1</a></sup></p>
      <h2 id="zuerst">Zuerst zuhören</h2>
      <p>Drei Dinge helfen fast immer, und alle drei kosten weniger Zeit als eine Rückfrage:</p>
      <ul><li>die Frage in eigenen Worten wiederholen</li><li>sagen, wer sich kümmert</li><li class="task">✓ eine Frist nennen</li></ul>
      <aside class="admonition tip"><p class="admonition-title">Tipp</p><p>Eine Frist, die man halten kann, ist besser als eine, die gut klingt.</p></aside>
      <aside class="admonition warning"><p class="admonition-title">Warnung</p><p>Eine Eingangsbestätigung ist keine Antwort.</p></aside>
      <h3 id="frist">Eine Frist nennen</h3>
      <blockquote><p>„Wir melden uns“ ist keine Frist.</p></blockquote>
      <figure><img src="data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2080%2020'%3E%3Crect%20width='80'%20height='20'%20fill='%23cde'/%3E%3C/svg%3E" alt="Ein Balken" width="640" height="160"><figcaption>Abbildung: Antwortzeiten im Mai</figcaption></figure>
      <h2 id="zahlen">Was die Zahlen sagen</h2>
      <table><thead><tr><th>Weg</th><th class="align-right">Antworten</th><th class="align-right">Tage</th></tr></thead>
      <tbody><tr><td>Formular</td><td class="align-right">1.204</td><td class="align-right">2,1</td></tr>
      <tr><td>Andere Kunden</td><td class="align-right">873</td><td class="align-right">0,4</td></tr></tbody></table>
      <pre><code class="language-yaml"><span class="tok-a">title</span>: <span class="tok-s">Was wirklich hilft</span> <span class="tok-c"># kurz</span>
      <span class="tok-a">weight</span>: <span class="tok-n">10</span></code></pre>
      <p>Mehr dazu sagt <code>klartext check</code>, das jede Datei prüft.</p>
      <div class="video" data-player="https://www.youtube-nocookie.com/embed/abc"><p><a href="https://www.youtube.com/watch?v=abc">So antwortet man</a></p></div>
      <dl><dt>Frist</dt><dd>Bis wann etwas geschieht.</dd></dl>
      <section class="footnotes"><hr><ol><li id="fn-1"><p>Das ist eine Fußnote. <a href="#fnref-1">↩</a></p></li></ol></section>
      """;

  private ProseFixture() {}
}
