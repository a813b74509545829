package dev.imatool.model.cel;

import java.util.Locale;

/**
 * What a record extends.
 *
 * @param nv true for an NV index, false for a PCR
 * @param index PCR index or NV index, 0 to 2^32 - 1
 * @param name what systemd calls the NV index ({@code /usr/lib/nvpcr/NAME.nvpcr}); empty where no record says it; may hold
 *     anything
 */
public record CelRegister(boolean nv, long index, String name) {
    /** That PCR. */
    public static CelRegister pcr(long index) {
        return new CelRegister(false, index, "");
    }

    /** That NV index. */
    public static CelRegister nvIndex(long index, String name) {
        return new CelRegister(true, index, name);
    }

    /** For people, without the name: {@code PCR 11}, {@code NV 0x01d10200}. */
    public String words() {
        return nv ? String.format(Locale.ROOT, "NV 0x%08x", index) : "PCR " + index;
    }
}
