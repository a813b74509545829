package dev.imatool.parsers.pcr;

/** Reads one shape of PCR values. A reader that does not find its shape in an input stays silent. */
public interface ShapeReader {
    /** The shape it reads. */
    PcrShape shape();

    /** Hands every value of this shape in {@code input}, and every fault of one, to {@code out}; linear in the input. */
    void read(PcrInput input, PcrCollector out);
}
