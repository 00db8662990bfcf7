package dev.lockscope.history;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Adds checksums to rows of earlier versions. Flyway takes the version from the name of the class. */
final class V9_1__Seal extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws SQLException {
        RunTable.updateChecksums(context.getConnection());
        ExperimentTable.updateChecksums(context.getConnection());
    }
}
