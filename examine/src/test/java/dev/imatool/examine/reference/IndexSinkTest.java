package dev.imatool.examine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.PathRole;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.index.IndexWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndexSinkTest {
    private static final ContentDigest DIGEST =
            new ContentDigest(false, HashAlgorithm.SHA256, ByteString.ofHex("ab".repeat(32)));

    private static KnownFile file(String item, String path) {
        return new KnownFile(item, ByteString.ofText(path), KnownFile.State.PRESENT, List.of(DIGEST), false);
    }

    /** An index that holds it could not be read; the rest is in it. */
    @Test
    void whatNoReaderTakesIsLeftOutAndCounted() throws IOException {
        String longer = "/" + "x".repeat(1 << 20);
        ByteString path = ByteString.ofText(longer);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IndexSink sink =
                new IndexSink(new IndexWriter(out, Set.of(HashAlgorithm.SHA256)), Set.of(HashAlgorithm.SHA256));
        sink.file(file("", longer));
        sink.file(file(longer, "/a"));
        sink.link("", path, ByteString.ofText("/a"), true);
        sink.link("", ByteString.ofText("/a"), path, true);
        sink.value(new ReferenceValue(PathRole.HOST, Optional.empty(), path, false, DIGEST, false));
        assertThat(sink.tooLong()).isEqualTo(5);
        assertThat(sink.allSkipped()).isEqualTo(Map.of(KnownSkip.UNREADABLE, 5L));
        assertThat(sink.nothing()).isTrue();
        assertThat(out.size()).isLessThan(1 << 12);
        sink.file(file("", "/a"));
        assertThat(sink.nothing()).isFalse();
        assertThat(sink.tooLong()).isEqualTo(5);
    }
}
