package dev.imatool.render.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.replay.verify.EntryValue;
import dev.imatool.replay.verify.EntryValue.Countable;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an entry says and ought to say, as reports print it. */
class EntryValueWordsTest {
    private static String amount(long number, Countable what) {
        return EntryValueWords.of(new EntryValue.Amount(number, what));
    }

    @Test
    void digestsAreHex() {
        assertThat(EntryValueWords.of(new EntryValue.Digest(ByteString.ofHex("00ff"))))
                .isEqualTo("00ff");
    }

    @Test
    void oneByteIsNotPlural() {
        assertThat(amount(1, Countable.BYTES)).isEqualTo("1 byte");
        assertThat(amount(1, Countable.BYTES_OF_TEXT)).isEqualTo("1 byte of text");
        assertThat(amount(20, Countable.BYTES)).isEqualTo("20 bytes");
    }

    @Test
    void everyAmountHasItsNumberAndWordsOfItsOwn() {
        assertThat(Arrays.stream(Countable.values()).map(what -> amount(42, what)))
                .allMatch(words -> words.contains("42"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aNameIsSaidWithItsFirstNul() {
        assertThat(Stream.of(OptionalInt.of(3), OptionalInt.empty())
                        .map(at -> EntryValueWords.of(new EntryValue.FirstNul(at, 5))))
                .containsExactly("NUL at byte 3 of 5", "no NUL in 5");
    }

    @Test
    void digitsAreCounted() {
        assertThat(EntryValueWords.of(new EntryValue.HexDigits("abc"))).isEqualTo("3 hex digits: abc");
    }

    @Test
    void everyFormHasWordsOfItsOwn() {
        assertThat(Arrays.stream(EntryValue.Form.values()).map(EntryValueWords::of))
                .allMatch(words -> !words.isBlank())
                .doesNotHaveDuplicates();
    }
}
