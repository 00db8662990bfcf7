package dev.lockscope.live;

import io.netty.channel.ChannelOption;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;

/**
 * Limits the kernel's send buffer. By default Linux buffers up to megabytes per connection (tcp(7), tcp_wmem), and a slow
 * viewer would see snapshots that are as old as the whole buffer.
 */
@Singleton
final class SendBuffer implements HttpUpgradeCheck {
    /** Linux doubles this for its own bookkeeping (socket(7), SO_SNDBUF). */
    private static final int BYTES = 24 * 1024;

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        ((ConnectionBase) upgrade.httpRequest().connection())
                .channel()
                .config()
                .setOption(ChannelOption.SO_SNDBUF, BYTES);
        return CheckResult.permitUpgrade();
    }
}
