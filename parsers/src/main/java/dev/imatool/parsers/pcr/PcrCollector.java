package dev.imatool.parsers.pcr;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.diagnostic.Advice;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes what a shape finds in an input, judges it, and words what is wrong with it. Bounded, however many values or
 * faults an input has.
 */
public final class PcrCollector {
    /** Every bank of a TPM has 24 PCRs; a policy allows several values of each. */
    private static final int MAX_VALUES = 10_000;

    private static final int MAX_DIAGNOSTICS = 100;
    private static final int MAX_PLACES_SHOWN = 4;

    private final String input;
    private final List<ExpectedPcr> values = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    /** Bank and PCR to its different values, each with the place where it came first. */
    private final Map<String, Map<ByteString, String>> seen = new LinkedHashMap<>();

    private final TreeSet<String> unknownBanks = new TreeSet<>();
    private long omittedDiagnostics;
    private boolean full;

    /** @param input name of the input, for the origin of its values */
    public PcrCollector(String input) {
        this.input = input;
    }

    /** Takes hex as the value of a PCR. */
    public void hex(String place, BankName bank, int pcr, String hex) {
        accept(place, bank + ":" + pcr, pcr, HexValue.read(bank, hex));
    }

    /** Takes hex as the value of a PCR in the bank that its length tells. */
    public void hexByLength(String place, int pcr, String hex) {
        accept(place, "PCR " + pcr, pcr, HexValue.readByLength(hex));
    }

    /** Takes bytes as the value of a PCR. */
    public void bytes(String place, BankName bank, int pcr, ByteString value) {
        if (bank.isKnown() && bank.digestLength().getAsInt() != value.length()) {
            error(
                    place,
                    bank + ":" + pcr + ": " + bank + " takes "
                            + bank.digestLength().getAsInt() + " bytes, " + value.length() + " given");
        } else {
            accept(place, bank + ":" + pcr, pcr, new OptionResult.Accepted<>(new HexValue(bank, value)));
        }
    }

    /** Takes bytes as the value of a PCR in the bank that their length tells. */
    public void bytesByLength(String place, int pcr, ByteString value) {
        BankName.ofDigestLength(value.length())
                .ifPresentOrElse(
                        bank -> bytes(place, bank, pcr, value),
                        () -> error(place, "PCR " + pcr + ": " + value.length() + " bytes fit no PCR bank"));
    }

    /** Part of the input could not be read. */
    public void error(String place, String message) {
        diagnostic(Severity.ERROR, place, message, "");
    }

    /** Part of the input could not be read, but something can be done about it. */
    public void error(String place, String message, String hint) {
        diagnostic(Severity.ERROR, place, message, hint);
    }

    /** The same with advice that takes another question. */
    public void error(String place, String message, Advice.Way hint) {
        diagnostic(Severity.ERROR, place, message, Optional.of(hint));
    }

    /** Odd, but could be read. */
    public void warning(String place, String message) {
        diagnostic(Severity.WARNING, place, message, "");
    }

    /** Hands on what was said about a part of the input, with the place of that part. */
    public void diagnostic(Diagnostic diagnostic, String place) {
        diagnostic(diagnostic.severity(), place, diagnostic.message(), diagnostic.hint());
    }

    /** True when at least one value was taken. */
    public boolean hasValues() {
        return !values.isEmpty();
    }

    /** True when there is something to tell, good or bad. */
    public boolean hasFindings() {
        return hasValues() || !diagnostics.isEmpty();
    }

    /** True when no further value will be taken, so that reading on is of no use. */
    public boolean isFull() {
        return full;
    }

    /** Everything taken. */
    public PcrValues finish(Optional<PcrShape> shape) {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        if (omittedDiagnostics > 0) {
            all.add(Diagnostic.said(
                    OtherInputKind.PCR_VALUES, Severity.ERROR, omittedDiagnostics + " more faults like these"));
        }
        seen.forEach((pcr, places) -> {
            if (places.size() > 1) {
                all.add(severalValues(pcr, places));
            }
        });
        return new PcrValues(values, shape, all);
    }

    private void accept(String place, String field, int pcr, OptionResult<HexValue> read) {
        switch (read) {
            case OptionResult.Rejected<HexValue>(String reason) -> error(place, field + ": " + reason);
            case OptionResult.Accepted<HexValue>(HexValue hex) -> add(place, hex.bank(), pcr, hex.value());
        }
    }

    private void add(String place, BankName bank, int pcr, ByteString value) {
        if (pcr > bank.last()) {
            diagnostic(
                    Severity.WARNING,
                    place,
                    bank.isOfTpm()
                            ? bank + ":" + pcr + ": a TPM has no PCR " + pcr + ", value left out"
                            : bank + ":" + pcr + ": a TDX guest has no such register, value left out",
                    bank.isOfTpm() ? "the PCRs are 0 to " + PcrIndex.LAST : "RTMRs are 0 to 3");
            return;
        }
        if (values.size() == MAX_VALUES) {
            if (!full) {
                error(place, "more than " + MAX_VALUES + " PCR values; the rest is not read");
            }
            full = true;
            return;
        }
        if (!bank.isKnown() && unknownBanks.add(bank.name())) {
            diagnostic(
                    Severity.WARNING,
                    place,
                    "bank " + bank + ": unknown algorithm, its values are kept unchecked",
                    "known are sha1, sha256, sha384, sha512, sm3_256, sha3_256, sha3_384, sha3_512");
        }
        Map<ByteString, String> places = seen.computeIfAbsent(bank + ":" + pcr, key -> new LinkedHashMap<>());
        if (places.putIfAbsent(value, place) == null) {
            values.add(new ExpectedPcr(bank.name(), pcr, value, place.isEmpty() ? input : input + " " + place));
        }
    }

    private void diagnostic(Severity severity, String place, String message, String hint) {
        diagnostic(severity, place, message, hint.isEmpty() ? Optional.empty() : Optional.of(new Advice.InWords(hint)));
    }

    private void diagnostic(Severity severity, String place, String message, Optional<Advice> hint) {
        if (diagnostics.size() == MAX_DIAGNOSTICS) {
            omittedDiagnostics++;
            return;
        }
        diagnostics.add(Diagnostic.said(OtherInputKind.PCR_VALUES, severity, message)
                .at(Place.in(place))
                .hint(hint));
    }

    private static Diagnostic severalValues(String pcr, Map<ByteString, String> places) {
        String shown = places.entrySet().stream()
                .limit(MAX_PLACES_SHOWN)
                .map(value -> value.getKey()
                                .hex()
                                .substring(0, Math.min(8, value.getKey().length() * 2)) + "…"
                        + present(value.getValue()).map(place -> " at " + place).orElse(""))
                .collect(Collectors.joining(", "));
        return Diagnostic.said(
                        OtherInputKind.PCR_VALUES,
                        Severity.NOTE,
                        pcr + " is given with " + places.size() + " different values: " + shown
                                + (places.size() > MAX_PLACES_SHOWN ? ", …" : ""))
                .hint("each of them is used");
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
