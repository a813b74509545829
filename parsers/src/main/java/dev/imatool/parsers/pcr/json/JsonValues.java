package dev.imatool.parsers.pcr.json;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.Excerpt;
import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.OptionResult;
import dev.imatool.parsers.pcr.PcrCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The PCR values of a document, kept until all of it was read: an object may name the bank of the values in it after them
 * ({@code {"pcrs":{"10":…},"algorithm":"11"}}).
 */
final class JsonValues {
    /** Values that are kept; with more, what was kept is handed on as it is known then. */
    private static final int MOST_KEPT = 10_000;

    private final PcrCollector out;
    private final List<Found> kept = new ArrayList<>();
    private int handedOn;

    JsonValues(PcrCollector out) {
        this.out = out;
    }

    /** @param strict true where a value of another length than the bank of the enclosing object has is a damaged one */
    private record Found(String place, Optional<BankName> bank, int pcr, String text, boolean strict) {}

    /** How many values there were so far. */
    int count() {
        return handedOn + kept.size();
    }

    /** Takes the text of a value, whose bank {@code where} may know. */
    void add(String place, JsonWhere where, int pcr, String text) {
        add(place, where.bank(), pcr, text, where.names() == JsonWhere.Names.SURE);
    }

    /** Takes the text of a value. */
    void add(String place, Optional<BankName> bank, int pcr, String text, boolean strict) {
        if (kept.size() == MOST_KEPT) {
            flush();
        }
        kept.add(new Found(place, bank, pcr, text, strict));
    }

    /** Something that is meant as a value and is none. */
    void fault(String place, String message) {
        out.error(place, message);
    }

    /** Says which bank the values from number {@code from} on are of, unless they said so themselves. */
    void nameBank(int from, BankName bank) {
        for (int i = Math.max(0, from - handedOn); i < kept.size(); i++) {
            Found found = kept.get(i);
            if (found.bank.isEmpty() && (found.strict || fits(found, bank))) {
                kept.set(i, new Found(found.place, Optional.of(bank), found.pcr, found.text, true));
            }
        }
    }

    private static boolean fits(Found found, BankName bank) {
        return JsonDigest.ofBase64(found.text, bank)
                .or(() -> JsonDigest.of(found.text))
                .filter(digest -> bank.digestLength().orElse(0) == digest.length())
                .isPresent();
    }

    /** Hands on what is kept; the length of a value tells its bank where nothing else did. */
    void flush() {
        for (Found found : kept) {
            Optional<ByteString> coded = found.bank
                    .map(bank -> JsonDigest.ofBase64(found.text, bank))
                    .orElseGet(() -> JsonDigest.ofBase64(found.text));
            if (found.bank.isPresent() && coded.isPresent()) {
                out.bytes(found.place, found.bank.get(), found.pcr, coded.get());
            } else if (found.bank.isPresent()) {
                hex(found, found.bank.get() + ":" + found.pcr, HexValue.read(found.bank.get(), found.text));
            } else if (coded.isPresent()) {
                out.bytesByLength(found.place, found.pcr, coded.get());
            } else {
                hex(found, "PCR " + found.pcr, HexValue.readByLength(found.text));
            }
        }
        handedOn += kept.size();
        kept.clear();
    }

    /** Lines of JSON are long, so what is wrong with a value comes with the value. */
    private void hex(Found found, String name, OptionResult<HexValue> read) {
        switch (read) {
            case OptionResult.Accepted<HexValue>(HexValue hex) ->
                out.bytes(found.place, hex.bank(), found.pcr, hex.value());
            case OptionResult.Rejected<HexValue>(String reason) -> {
                String text = Excerpt.of(found.text);
                out.error(found.place, name + ": " + reason + (reason.startsWith(text) ? "" : ": " + text));
            }
        }
    }
}
