package dev.lockscope.live;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Closes a WebSocket whose client sends anything but pings, pongs and a close frame: data with 1008, at its first frame; an
 * invalid or too long frame with its code of RFC 6455 (7.4.1). Vert.x would first assemble the data, and would close without
 * a code after a violation of the protocol.
 */
@Singleton
final class FrameGuard implements HttpUpgradeCheck {
    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        ChannelHandlerContext last = ((ConnectionBase) upgrade.httpRequest().connection()).channelHandlerContext();
        ChannelPipeline pipeline = last.pipeline();
        if (pipeline.get(Guard.class) == null) {
            pipeline.addBefore(last.name(), null, new Guard());
        }
        return CheckResult.permitUpgrade();
    }

    /** The handler of one connection. Confined to its event loop. */
    private static final class Guard extends ChannelInboundHandlerAdapter {
        private static final long CLOSE_TIMEOUT_SECONDS = 10;

        private boolean closing;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            boolean isControl = message instanceof CloseWebSocketFrame
                    || message instanceof PongWebSocketFrame
                    // The answers to a client that does not read would accumulate.
                    || (message instanceof PingWebSocketFrame
                            && context.channel().isWritable());
            if (!closing && (isControl || !(message instanceof WebSocketFrame))) {
                context.fireChannelRead(message);
                return;
            }
            ReferenceCountUtil.release(message);
            if (!closing && !(message instanceof PingWebSocketFrame)) {
                close(context, new WebSocketCloseStatus(1008, "clients must not send data"));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            if (!(broken instanceof CorruptedWebSocketFrameException corrupted)) {
                context.fireExceptionCaught(broken);
            } else if (!closing) {
                close(context, corrupted.closeStatus());
            }
        }

        /** Further input is read and dropped until the client closes too: a reset could overtake the code. */
        @SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on the end of the connection.
        private void close(ChannelHandlerContext context, WebSocketCloseStatus status) {
            closing = true;
            context.writeAndFlush(new CloseWebSocketFrame(status))
                    .addListener((ChannelFuture written) -> ((DuplexChannel) written.channel()).shutdownOutput());
            context.executor().schedule(() -> context.close(), CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
