package org.klartext.markdown;

import com.vladsch.flexmark.ext.admonition.AdmonitionExtension;
import com.vladsch.flexmark.ext.admonition.internal.AdmonitionBlockParser;
import com.vladsch.flexmark.ext.attributes.AttributesExtension;
import com.vladsch.flexmark.ext.definition.DefinitionExtension;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.AbstractBlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.misc.Extension;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import java.util.Map;
import org.klartext.markdown.Markdown.Dialect;

/** Flexmark's parser as authors get it. */
final class AuthorParser {
  private AuthorParser() {}

  /** A parser for a dialect; safe for threads. */
  static Parser of(Dialect dialect) {
    return Parser.builder(options(dialect)).build();
  }

  private static MutableDataSet options(Dialect dialect) {
    return new MutableDataSet()
        .set(Parser.EXTENSIONS, extensions(dialect))
        // pictures and names that only Flexmark's own renderer would use, else read for each text
        .set(AdmonitionExtension.TYPE_SVG_MAP, Map.of())
        .set(AdmonitionExtension.QUALIFIER_TITLE_MAP, Map.of())
        .set(AdmonitionExtension.QUALIFIER_TYPE_MAP, Map.of())
        .set(AttributesExtension.ASSIGN_TEXT_ATTRIBUTES, false)
        .set(TablesExtension.WITH_CAPTION, false)
        .set(TablesExtension.COLUMN_SPANS, false)
        .set(TablesExtension.MIN_SEPARATOR_DASHES, 1)
        .set(TablesExtension.MAX_HEADER_ROWS, 1)
        .set(TablesExtension.MIN_HEADER_ROWS, 1)
        .set(TablesExtension.APPEND_MISSING_COLUMNS, true)
        .set(TablesExtension.DISCARD_EXTRA_COLUMNS, true)
        .set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true);
  }

  private static List<Extension> extensions(Dialect dialect) {
    return switch (dialect) {
      case COMMONMARK -> List.of();
      case GFM ->
          List.of(
              TablesExtension.create(),
              StrikethroughExtension.create(),
              TaskListExtension.create());
      case KLARTEXT ->
          List.of(
              TablesExtension.create(),
              StrikethroughExtension.create(),
              TaskListExtension.create(),
              FootnoteExtension.create(),
              DefinitionExtension.create(),
              AttributesExtension.create(),
              new Admonitions());
    };
  }

  /**
   * Flexmark's admonitions, asked only about lines that can begin one: its own parser compiles a
   * pattern for each line of a text, which takes longer than all the rest.
   */
  private static final class Admonitions implements Parser.ParserExtension {
    @Override
    public void parserOptions(MutableDataHolder options) {
      AdmonitionExtension.create().parserOptions(options);
    }

    @Override
    public void extend(Parser.Builder builder) {
      builder.customBlockParserFactory(new Factory());
    }
  }

  private static final class Factory extends AdmonitionBlockParser.Factory {
    @Override
    public BlockParserFactory apply(DataHolder options) {
      return new Gate(options, super.apply(options));
    }
  }

  private static final class Gate extends AbstractBlockParserFactory {
    private final BlockParserFactory parsers;

    Gate(DataHolder options, BlockParserFactory parsers) {
      super(options);
      this.parsers = parsers;
    }

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
      BasedSequence line = state.getLine();
      int start = state.getNextNonSpaceIndex();
      boolean possible = start + 2 < line.length() && "!?".indexOf(line.charAt(start)) >= 0;
      return possible && line.charAt(start + 1) == line.charAt(start)
          ? parsers.tryStart(state, matched)
          : BlockStart.none();
    }
  }
}
