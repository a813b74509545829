package dev.imatool.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortDigestsTest {
    /** SHA-1, SHA-256, SHA-384 and SHA-512 of nothing (FIPS 180 vectors). */
    private static final String SHA1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

    private static final String SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String SHA384 =
            "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f1" + "4898b95b";
    private static final String SHA512 =
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2"
                    + "877eec2f63b931bd47417a81a538327af927da3e";

    @Test
    void aDigestIsShownByItsFirstTwelveDigits() {
        ShortDigests digests = new ShortDigests();

        assertThat(digests.in("  sha1  " + SHA1)).isEqualTo("  sha1  da39a3ee5e6b…");
        assertThat(digests.in("sha256:" + SHA256 + "  /bin/true")).isEqualTo("sha256:e3b0c44298fc…  /bin/true");
        assertThat(digests.in("(" + SHA384 + ")")).isEqualTo("(38b060a751ac…)");
        assertThat(digests.in("it is " + SHA512 + ".")).isEqualTo("it is cf83e1357eef….");
        assertThat(digests.in(Theme.COLOURED.paint(Role.BAD, SHA1)))
                .isEqualTo(Theme.COLOURED.paint(Role.BAD, "da39a3ee5e6b…"));
    }

    @Test
    void digestsThatBeginAlikeAreToldApart() {
        ShortDigests digests = new ShortDigests();
        String other = SHA256.substring(0, 20) + "00000000000000000000000000000000000000000000";
        String last = SHA256.substring(0, 63) + "0";

        assertThat(digests.in(SHA256)).isEqualTo("e3b0c44298fc…");
        assertThat(digests.in(other)).isEqualTo("e3b0c44298fc1c149afb0…");
        assertThat(digests.in(SHA256)).isEqualTo("e3b0c44298fc…");
        assertThat(digests.in(other)).isEqualTo("e3b0c44298fc1c149afb0…");
        assertThat(digests.in(last)).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/lib/containers/" + SHA256,
                "/objects/" + SHA1 + "/file",
                SHA256 + ": 3 entries",
                SHA256 + ".bin",
                "a" + SHA256,
                "0x" + SHA256,
                SHA256 + "0",
                "da39a3ee5e6b4b0d3255bfef95601890afd8070",
                "--pcr sha256:10=" + SHA256,
                "run imatool history --digest " + SHA256 + " list",
            })
    void whatIsNoDigestOrIsToBeCopiedStaysWhole(String text) {
        assertThat(new ShortDigests().in(text)).isEqualTo(text);
    }

    @Test
    void columnsAreAlignedAsTheyAreShownAndPathsStayWhole() throws IOException {
        StringWriter text = new StringWriter();
        TextPage page = new TextPage(
                text,
                Theme.PLAIN,
                Limit.USUAL,
                new TextLayout(DigestLength.SHORT, OptionalInt.empty()),
                new ContainerNames());
        Table table = new Table(Table.Align.RIGHT, Table.Align.LEFT, Table.Align.LEFT);
        table.titles("pcr", "value", "path");
        table.row(Cell.number(7), Cell.plain(SHA512), Cell.plain(SHA1));
        table.row(Cell.number(10), Cell.plain("-"), Cell.plain("x"));
        page.rows(table);
        GrowingTable growing = page.growingTable(
                List.of(Column.right("#", 3), Column.digests("file digest"), Column.left("path", 0)), 1);
        growing.row(Cell.number(12), Cell.plain("sha256:" + SHA256), Cell.plain(SHA1));
        growing.note(Role.DIM, "sig " + SHA1);

        assertThat(text.toString().lines())
                .containsExactly(
                        "  pcr  value          path",
                        "    7  cf83e1357eef…  " + SHA1,
                        "   10  -              x",
                        "  #  file digest           path",
                        " 12  sha256:e3b0c44298fc…  " + SHA1,
                        "     sig da39a3ee5e6b…");
    }
}
