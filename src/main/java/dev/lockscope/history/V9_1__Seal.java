package dev.lockscope.history;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Gives rows of earlier versions their checksums; the version is in the name of the class. */
final class V9_1__Seal extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws SQLException {
        RunTable.sealAll(context.getConnection());
        ExperimentTable.sealAll(context.getConnection());
    }
}
