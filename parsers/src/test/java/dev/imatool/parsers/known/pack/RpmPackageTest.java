package dev.imatool.parsers.known.pack;

import static dev.imatool.parsers.known.RecordedFiles.file;
import static dev.imatool.parsers.known.RecordedFiles.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.RecordedFiles;
import dev.imatool.parsers.known.SourceForm;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A package that rpmbuild made of a spec file, whose contents are known from that, and damage in it. */
class RpmPackageTest {
    private static final byte[] PACKAGE = RecordedFiles.resource("demo-1.0-1.noarch.rpm");
    private static final String SCRIPT = "#!/bin/sh\necho demo\n";

    /** Where the header begins, and where its store does (od of the file). */
    private static final int HEADER = 4504;

    private final RecordedFiles files = new RecordedFiles();

    @Test
    void theHeaderSaysWhatTheSpecFileMade() {
        KnownSource source = files.read(PACKAGE);

        assertThat(source.form()).isEqualTo(SourceForm.RPM);
        assertThat(source.items()).isEqualTo(1);
        assertThat(source.remarks()).isEmpty();
        assertThat(files.files())
                .containsExactly(
                        file("/etc/demo conf", KnownFile.State.CONFIGURATION, "a=1\n"),
                        present("/usr/bin/demo", SCRIPT),
                        present("/usr/bin/demo-hard", SCRIPT));
        assertThat(files.items()).containsOnly("demo-1.0-1.noarch");
        assertThat(files.links()).containsExactly("/usr/bin/demo-link -> demo");
        assertThat(files.skipped()).isEqualTo(Map.of(KnownSkip.GHOST, 1, KnownSkip.LINK, 1));
    }

    @Test
    void itsOwnDigestIsThatOfItsBytes() {
        assertThat(files.read(PACKAGE).sha256()).contains(HexFormat.of().formatHex(RecordedFiles.sha256(PACKAGE)));
    }

    /** Somebody who puts another digest into the header leaves the digest of the header behind. */
    @Test
    void anAlteredHeaderIsNoticed() {
        byte[] altered = PACKAGE.clone();
        int digest = indexOf(altered, "a5a301c60af0fd8c");
        altered[digest] = 'b';

        assertThat(files.read(altered).remarks())
                .singleElement()
                .satisfies(remark -> assertThat(KnownReading.text(remark))
                        .startsWith("byte " + HEADER + ": the header of the rpm package does not have the digest"));
        assertThat(files.files()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"50, 96", "100, 96", "4000, 96", "4504, 4504", "4520, 4504", "6500, 4504"})
    void whatIsCutIsNoPackage(int length, int place) {
        KnownSource source = files.read(Arrays.copyOf(PACKAGE, length));

        assertThat(source.form()).isEqualTo(SourceForm.RPM);
        assertThat(source.items()).isZero();
        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .containsExactly("byte " + place + ": the rpm package cannot be read: it ends early");
        assertThat(files.files()).isEmpty();
        assertThat(files.skipped()).isEqualTo(Map.of(KnownSkip.UNREADABLE, 1));
    }

    /** Without payload it says all the same: digests stand in the header. */
    @Test
    void thePayloadIsNotNeeded() {
        assertThat(files.read(Arrays.copyOf(PACKAGE, 6541)).remarks()).isEmpty();
        assertThat(files.files()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -1, 1 << 20})
    void aCountOfTagsThatLiesIsSaid(int count) {
        byte[] lying = PACKAGE.clone();
        ByteBuffer.wrap(lying).putInt(HEADER + 8, count);

        assertThat(files.read(lying).remarks())
                .singleElement()
                .satisfies(remark -> assertThat(KnownReading.text(remark))
                        .startsWith("byte 4504: the rpm package cannot be read: a header says it has "
                                + Integer.toUnsignedString(count) + " tags"));
    }

    /** Wherever a tag says its values are: what is read stays inside the store. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 2000, 2036})
    void placesAndCountsOfTagsThatLieEndInAnAnswer(int lie) {
        int tags = ByteBuffer.wrap(PACKAGE).getInt(HEADER + 8);
        for (int tag = 0; tag < tags; tag++) {
            for (int field = 4; field < 16; field += 4) {
                byte[] lying = PACKAGE.clone();
                ByteBuffer.wrap(lying).putInt(HEADER + 16 + 16 * tag + field, lie);
                assertThat(new RecordedFiles().read(lying).remarks()).isNotEmpty();
            }
        }
    }

    /** Old packages have MD5, which no list of today can be compared with; the path is known all the same. */
    @Test
    void md5IsKnownAndOfNoUse() {
        byte[] old = PACKAGE.clone();
        int tag = indexOfTag(5011);
        ByteBuffer.wrap(old).putInt(tag, 5999);
        files.read(old);

        assertThat(files.skipped()).containsEntry(KnownSkip.NO_USABLE_DIGEST, 3);
        assertThat(files.files()).contains("/usr/bin/demo PRESENT ");
    }

    @Test
    void anUnknownAlgorithmIsSaid() {
        byte[] odd = PACKAGE.clone();
        ByteBuffer bytes = ByteBuffer.wrap(odd);
        int store = HEADER + 16 + 16 * bytes.getInt(HEADER + 8);
        bytes.putInt(store + bytes.getInt(indexOfTag(5011) + 8), 99);

        assertThat(files.read(odd).remarks())
                .extracting(KnownReading::text)
                .contains("demo-1.0-1.noarch: the algorithm of its digests is not known: 99");
        assertThat(files.skipped()).containsEntry(KnownSkip.UNKNOWN_ALGORITHM, 3);
    }

    private static int indexOfTag(int tag) {
        ByteBuffer bytes = ByteBuffer.wrap(PACKAGE);
        for (int at = HEADER + 16; ; at += 16) {
            if (bytes.getInt(at) == tag) {
                return at;
            }
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        List<Byte> searched = text.chars().mapToObj(c -> (byte) c).toList();
        for (int at = 0; ; at++) {
            int from = at;
            boolean found = true;
            for (int i = 0; i < searched.size() && found; i++) {
                found = bytes[from + i] == searched.get(i);
            }
            if (found) {
                return at;
            }
        }
    }
}
