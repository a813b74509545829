package dev.imatool.parsers.known.pack;

import static dev.imatool.parsers.known.RecordedFiles.file;
import static dev.imatool.parsers.known.RecordedFiles.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.RecordedFiles;
import dev.imatool.parsers.known.SourceForm;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that dpkg-deb made, and one of Alpine's shape; the contents are known from how they were made. */
class PackagesTest {
    private static final String SCRIPT = "#!/bin/sh\necho demo\n";

    private final RecordedFiles files = new RecordedFiles();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "xz", "zstd", "bzip2"})
    void aDebIsUnpackedAndHashed(String packing) {
        KnownSource source = files.read(RecordedFiles.resource("demo-" + packing + ".deb"));

        assertThat(source.form()).isEqualTo(SourceForm.DEB);
        assertThat(source.items()).isEqualTo(1);
        assertThat(source.remarks()).isEmpty();
        assertThat(files.files())
                .containsExactlyInAnyOrder(
                        file("/etc/demo.conf", KnownFile.State.CONFIGURATION, "a=1\n"),
                        present("/usr/bin/demo", SCRIPT),
                        present("/usr/bin/demo-hard", SCRIPT),
                        present("/usr/share/doc/ü b", "n\n"));
        assertThat(files.items()).containsOnly("demo 1:1.0-1 all");
        assertThat(files.links()).containsExactly("/usr/bin/demo-link -> demo");
        assertThat(files.skipped()).isEqualTo(Map.of(KnownSkip.LINK, 1));
    }

    /** Each content is hashed in every algorithm that is asked for; expected values are of sha1sum and sha512sum. */
    @Test
    void contentsAreHashedAsAskedFor() {
        RecordedFiles both = new RecordedFiles(EnumSet.of(HashAlgorithm.SHA1, HashAlgorithm.SHA512));
        both.read(RecordedFiles.resource("demo-gzip.deb"));

        assertThat(both.files())
                .contains(
                        "/etc/demo.conf CONFIGURATION sha1:9dc9cfd3b38b77561ec22b49a723432e26181003,sha512:"
                                + "8ea5b0286e8622b61e16ce487f9bc88e7b16cbdd09a4392e829dea519a1fb9d0129fcb642b08fc47fc5ada7e17aea923520e9af29ea42514f16fb4245e927f85");
    }

    @Test
    void anAlgorithmThatIsNotHashedIsNamed() {
        RecordedFiles sm3 = new RecordedFiles(EnumSet.of(HashAlgorithm.SM3));

        assertThat(sm3.read(RecordedFiles.resource("demo-gzip.deb")).remarks())
                .extracting(Diagnostic::message)
                .containsExactly("contents of files are not hashed in sm3");
        assertThat(sm3.files()).contains("/usr/bin/demo PRESENT ");
    }

    /** Places are those in the part that is cut, unpacked: headers of its tar archive stand at multiples of 512. */
    @ParameterizedTest
    @CsvSource({
        "72, the deb package has no data.tar that could be read",
        "300, 'control.tar.gz, byte 2066: the tar archive is not read further inside ''./control'': it ends early'",
        "500, data.tar.gz: the gzip stream ends early"
    })
    void aCutDebSaysWhere(int length, String text) {
        KnownSource source = files.read(Arrays.copyOf(RecordedFiles.resource("demo-gzip.deb"), length));

        assertThat(source.remarks()).extracting(KnownReading::text).anyMatch(said -> said.startsWith(text));
        assertThat(files.files()).isEmpty();
    }

    @Test
    void aDamagedPartIsNamed() {
        byte[] damaged = RecordedFiles.resource("demo-gzip.deb");
        Arrays.fill(damaged, 600, 640, (byte) 0x55);

        assertThat(files.read(damaged).remarks())
                .extracting(KnownReading::text)
                .anyMatch(text -> text.startsWith("data.tar.gz: the gzip stream is damaged after "))
                .anyMatch(text -> text.startsWith("data.tar.gz, byte "));
    }

    /** A length of a member that lies: it is the next header, or the end, that does not fit. */
    @Test
    void lengthsOfMembersThatLieEndInAnAnswer() {
        byte[] deb = RecordedFiles.resource("demo-gzip.deb");
        for (String lie : new String[] {"9999999999", "-1        ", "0         ", "abc       "}) {
            byte[] lying = deb.clone();
            byte[] size = lie.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(size, 0, lying, 8 + 48, size.length);
            assertThat(new RecordedFiles().read(lying).remarks()).isNotEmpty();
            System.arraycopy(deb, 8 + 48, lying, 8 + 48, size.length);
            System.arraycopy(size, 0, lying, 72 + 48, size.length);
            assertThat(new RecordedFiles().read(lying).remarks()).isNotEmpty();
        }
    }

    /** Three gzip streams: signature, description, files. */
    @Test
    void anApkIsUnpackedAndHashed() {
        KnownSource source = files.read(RecordedFiles.resource("demo-1.0-r0.apk"));

        assertThat(source.form()).isEqualTo(SourceForm.APK);
        assertThat(source.remarks()).isEmpty();
        assertThat(files.files())
                .containsExactly(present("/usr/bin/demo", SCRIPT), present("/usr/bin/demo-hard", SCRIPT));
        assertThat(files.items()).containsOnly("demo 1.0-r0 noarch");
        assertThat(files.links()).containsExactly("/usr/bin/demo-link -> demo");
    }

    /** A package of Arch is like it, and names its files of configuration. */
    @Test
    void aPackageOfArchNamesItsConfiguration() {
        KnownSource source = files.read(RecordedFiles.tar(tar -> tar.file(".BUILDINFO", "format = 2\n")
                .file(".MTREE", "x")
                .file(".PKGINFO", "pkgname = demo\npkgver = 1.0-1\narch = any\nbackup = etc/demo.conf\n")
                .file("etc/demo.conf", "a=1\n")
                .file("usr/bin/demo", SCRIPT)));

        assertThat(source.form()).isEqualTo(SourceForm.ROOTFS_ARCHIVE);
        assertThat(files.files())
                .containsExactly(
                        file("/etc/demo.conf", KnownFile.State.CONFIGURATION, "a=1\n"),
                        present("/usr/bin/demo", SCRIPT));
        assertThat(files.items()).containsOnly("demo 1.0-1 any");
    }
}
