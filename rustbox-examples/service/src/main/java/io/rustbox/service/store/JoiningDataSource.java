package io.rustbox.service.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives connections of a pool, except within a transaction of this thread: there it gives that transaction's connection, which
 * whoever asks can neither close nor commit. So a library's statements take part in our transactions.
 */
final class JoiningDataSource implements DataSource {
    private static final Set<String> OF_THE_OWNER = Set.of("close", "commit", "rollback", "setAutoCommit");

    private final DataSource pool;
    // One for each database, of which a process has one.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    JoiningDataSource(DataSource pool) {
        this.pool = pool;
    }

    /** {@return the connection of the transaction that this thread is in, if it is in one} */
    @Nullable
    Connection joined() {
        return current.get();
    }

    void enter(Connection connection) {
        current.set(connection);
    }

    void leave() {
        current.remove();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection joined = current.get();
        return joined == null ? pool.getConnection() : guarded(joined);
    }

    private static Connection guarded(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                JoiningDataSource.class.getClassLoader(),
                new Class<?>[]{Connection.class},
                (_, method, arguments) -> {
                    if (OF_THE_OWNER.contains(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("connections are made with the service's settings only");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
