/** Two outputs and a file, as somebody may have them on one machine: with a collision, and a port open to all. */
export const EXAMPLE = `$ sudo ss -tulpn
Netid State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process
udp   UNCONN 0      0      127.0.0.53%lo:53         0.0.0.0:*    users:(("systemd-resolve",pid=761,fd=13))
udp   UNCONN 0      0            0.0.0.0:5353       0.0.0.0:*    users:(("avahi-daemon",pid=802,fd=12))
tcp   LISTEN 0      4096   127.0.0.53%lo:53         0.0.0.0:*    users:(("systemd-resolve",pid=761,fd=14))
tcp   LISTEN 0      128          0.0.0.0:22         0.0.0.0:*    users:(("sshd",pid=941,fd=3))
tcp   LISTEN 0      244        127.0.0.1:5432       0.0.0.0:*    users:(("postgres",pid=1120,fd=6))
tcp   LISTEN 0      511          0.0.0.0:6379       0.0.0.0:*    users:(("redis-server",pid=1188,fd=6))
tcp   LISTEN 0      4096               *:9090             *:*    users:(("prometheus",pid=1301,fd=7))
tcp   LISTEN 0      511                *:3000             *:*    users:(("node",pid=20311,fd=22))
tcp   LISTEN 0      128             [::]:22            [::]:*    users:(("sshd",pid=941,fd=4))

$ cat compose.yaml
services:
  grafana:
    image: grafana/grafana
    ports:
      - "\${GRAFANA_PORT:-3000}:3000"
  web:
    image: nginx
    ports:
      - "127.0.0.1:8080:80"
`;
