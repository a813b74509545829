package dev.imatool.render.tree;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Takes a report value by value: records of named fields, lists, and single values. One implementation for each format that
 * is a tree. Text that comes here is safe to print already.
 */
public interface TreeSink {
    /** Begins a record; its fields follow, each a key and a value. */
    void beginRecord() throws IOException;

    /** Ends the record begun last. */
    void endRecord() throws IOException;

    /** Begins a list; its values follow. */
    void beginList() throws IOException;

    /** Ends the list begun last. */
    void endList() throws IOException;

    /** Names the field whose value comes next. */
    void key(String key) throws IOException;

    /** A value that is text. */
    void text(String value) throws IOException;

    /** A value that is a whole number. */
    void number(long value) throws IOException;

    /** A value that is a whole number without a sign, of up to 64 bits. */
    void number(BigInteger value) throws IOException;

    /** A value that is a number with decimals. */
    void number(BigDecimal value) throws IOException;

    /** A value that is true or false. */
    void flag(boolean value) throws IOException;

    /** A field that is there and has no value. */
    void none() throws IOException;
}
