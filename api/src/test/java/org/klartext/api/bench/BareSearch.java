package org.klartext.api.bench;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The least a server has to do for a search: one field, BM25, ten titles and addresses. */
final class BareSearch {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TEXT = "text";
  private static final int HITS = 10;

  private final IndexSearcher searcher;

  private BareSearch(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /** Serves: folder of the documents of pages, port. */
  public static void main(String[] arguments) throws IOException {
    BareSearch search = new BareSearch(index(Path.of(arguments[0])));
    Javalin.create(
            it -> {
              it.startup.showJavalinBanner = false;
              it.concurrency.useVirtualThreads = true;
              it.routes.get("/", context -> context.result("here"));
              it.routes.get("/api/v1/search", search::find);
            })
        .start("localhost", Integer.parseInt(arguments[1]));
  }

  private static IndexSearcher index(Path folder) throws IOException {
    IndexWriter writer =
        new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(new StandardAnalyzer()));
    try (writer;
        Stream<Path> files = Files.list(folder)) {
      List<Path> pages =
          files.filter(it -> it.toString().endsWith(".json") && !isList(it)).sorted().toList();
      for (Path page : pages) {
        JsonNode data = JSON.readTree(Files.readAllBytes(page)).path("data");
        Document document = new Document();
        document.add(new StoredField("title", data.path("title").asString()));
        document.add(new StoredField("permalink", data.path("permalink").asString()));
        String text = data.path("title").asString() + "\n" + data.path("text").asString();
        document.add(new TextField(TEXT, text, Field.Store.NO));
        writer.addDocument(document);
      }
      writer.commit();
      return new IndexSearcher(DirectoryReader.open(writer));
    }
  }

  private static boolean isList(Path file) {
    return String.valueOf(file.getFileName()).matches("(index|page-\\d+)\\.json");
  }

  private void find(Context context) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    String text = Optional.ofNullable(context.queryParam("q")).orElse("");
    for (String word : text.toLowerCase(Locale.ROOT).split("\\P{L}+", -1)) {
      if (!word.isEmpty()) {
        query.add(new TermQuery(new Term(TEXT, word)), BooleanClause.Occur.SHOULD);
      }
    }
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode data = answer.putArray("data");
    for (ScoreDoc hit : searcher.search(query.build(), HITS).scoreDocs) {
      Document document = searcher.storedFields().document(hit.doc);
      data.addObject()
          .put("title", document.get("title"))
          .put("permalink", document.get("permalink"))
          .put("score", hit.score);
    }
    byte[] bytes = JSON.writeValueAsBytes(answer);
    context.res().setContentLength(bytes.length);
    context.contentType("application/json").result(bytes);
  }
}
