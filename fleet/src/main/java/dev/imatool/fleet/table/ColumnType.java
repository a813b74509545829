package dev.imatool.fleet.table;

/** The type of a column, in words of SQL that every engine has. */
public enum ColumnType {
    /** Text; hex digits are in lower case. */
    TEXT("varchar"),
    /** A whole number of 64 bits with a sign. */
    NUMBER("bigint");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** Its name in SQL. */
    public String sql() {
        return sql;
    }
}
