package dev.lockscope.live;

import io.netty.channel.ChannelOption;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;

/**
 * Has the kernel hold little of what a viewer doesn't read. Left to itself Linux holds up to megabytes of each (tcp(7),
 * tcp_wmem), and what a slow viewer sees is as old as all of that.
 */
@Singleton
final class SendBuffer implements HttpUpgradeCheck {
    /** Linux takes twice as much, its own bookkeeping included (socket(7), SO_SNDBUF). */
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
