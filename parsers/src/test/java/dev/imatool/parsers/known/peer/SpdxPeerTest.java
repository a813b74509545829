package dev.imatool.parsers.known.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.SourceForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.jacksonstore.MultiFormatStore;
import org.spdx.library.ModelCopyManager;
import org.spdx.library.SpdxModelFactory;
import org.spdx.library.model.v2.Checksum;
import org.spdx.library.model.v2.SpdxConstantsCompatV2;
import org.spdx.library.model.v2.SpdxDocument;
import org.spdx.library.model.v2.SpdxFile;
import org.spdx.storage.ISerializableModelStore;
import org.spdx.storage.simple.InMemSpdxStore;
import org.spdx.tagvaluestore.TagValueStore;

/** SPDX of its Maven plugin, and what the library of SPDX makes of that, which has to find the same files. */
class SpdxPeerTest {
    private static final byte[] BILL = KnownReading.resource("/peers/commons-csv-1.14.1.spdx.json");

    @BeforeAll
    static void theListOfLicencesIsThatOfTheLibrary() {
        System.setProperty("org.spdx.useJARLicenseInfoOnly", "true");
        SpdxModelFactory.init();
    }

    @Test
    void theBillOfALibraryHasTheSameFilesForBoth() throws Exception {
        KnownReading reading = KnownReading.of(BILL);

        assertThat(reading.form()).isEqualTo(SourceForm.SPDX);
        assertThat(reading.remarks()).isEmpty();
        assertThat(lines(reading)).hasSize(56).containsExactlyInAnyOrderElementsOf(files(json()));
    }

    /** The library writes all the document as tags and values, and as JSON that is not indented. */
    @Test
    void whatTheLibraryWritesHasTheSameFilesForBoth() throws Exception {
        List<String> expected = lines(KnownReading.of(BILL));
        ModelCopyManager copies = new ModelCopyManager();
        MultiFormatStore json = json();
        TagValueStore tags = new TagValueStore(new InMemSpdxStore());
        MultiFormatStore compact = new MultiFormatStore(new InMemSpdxStore(), MultiFormatStore.Format.JSON);
        SpdxDocument document = document(json);
        for (ISerializableModelStore store : List.of(tags, compact)) {
            String uri = document.getObjectUri();
            String namespace = uri.substring(0, uri.indexOf('#') + 1);
            copies.copy(store, uri, json, uri, document.getSpecVersion(), namespace);
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            store.serialize(written);
            KnownReading reading = KnownReading.of(written.toByteArray());

            assertThat(reading.form()).isEqualTo(SourceForm.SPDX);
            assertThat(lines(reading)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static MultiFormatStore json() throws InvalidSPDXAnalysisException, IOException {
        MultiFormatStore store = new MultiFormatStore(new InMemSpdxStore(), MultiFormatStore.Format.JSON_PRETTY);
        store.deSerialize(new ByteArrayInputStream(BILL), false);
        return store;
    }

    private static SpdxDocument document(MultiFormatStore store) throws InvalidSPDXAnalysisException {
        try (Stream<?> documents =
                SpdxModelFactory.getSpdxObjects(store, null, SpdxConstantsCompatV2.CLASS_SPDX_DOCUMENT, null, null)) {
            return (SpdxDocument) documents.findFirst().orElseThrow();
        }
    }

    private static List<String> files(MultiFormatStore store) throws InvalidSPDXAnalysisException {
        List<String> lines = new ArrayList<>();
        try (Stream<?> files =
                SpdxModelFactory.getSpdxObjects(store, null, SpdxConstantsCompatV2.CLASS_SPDX_FILE, null, null)) {
            for (Object each : files.toList()) {
                SpdxFile file = (SpdxFile) each;
                List<String> digests = new ArrayList<>();
                for (Checksum checksum : file.getChecksums()) {
                    digests.add(checksum.getAlgorithm().name().toLowerCase(Locale.ROOT) + ":" + checksum.getValue());
                }
                lines.add(file.getName().orElseThrow() + " " + digests);
            }
        }
        return lines;
    }

    private static List<String> lines(KnownReading reading) {
        return reading.files.stream().map(SpdxPeerTest::line).toList();
    }

    private static String line(KnownFile file) {
        return file.path().utf8().orElseThrow() + " "
                + file.digests().stream().map(ContentDigest::text).toList();
    }
}
