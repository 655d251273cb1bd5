// what fstat, fuser and docker inspect print; the samples have none of them

export const OPENBSD = `USER     CMD          PID   FD MOUNT        INUM  MODE         R/W    SZ|DV
root     sshd       75629 text /usr        259341  -r-xr-xr-x     r   1003520
root     sshd       75629   wd /                2  drwxr-xr-x     r       512
root     sshd       75629    0 /            26023  crw-rw-rw-    rw      null
root     sshd       75629    3* internet stream tcp 0x0 *:22
root     sshd       75629    4* internet6 stream tcp 0x0 [::]:22
_mysql   mysqld     22190    5* internet stream tcp 0xd0bc25a4 127.0.0.1:3306
anna     ssh         4321    3* internet stream tcp 0x0 10.0.0.2:5000 --> 10.0.0.1:22
root     sshd       75630    3* internet stream tcp 0x0 10.0.0.2:22 <-- 10.0.0.9:51000
_unbound unbound       99    5* internet dgram udp 127.0.0.1:53
_dhcp    dhcpleased   111    7* unix dgram 0xffff8000008e9000
root     smtpd        112    4* pipe 0xffff800000123456 state:
www      relayd       113    6* internet6 stream tcp 0x0 [fe80::445:1%em0]:8445`;

export const FREEBSD = `USER     CMD          PID   FD MOUNT      INUM MODE         SZ|DV R/W
root     sshd         812    3* internet6 stream tcp fffff80003b7a000
root     sshd         812    4* internet stream tcp fffff80003b79000
root     syslogd      700    6* internet dgram udp fffff80003b00c00
root     syslogd      700    9* local dgram fffff80003a0c000`;

export const FUSER_TABLE = `                     USER        PID ACCESS COMMAND
8080/tcp:            root       1234 F.... node
                     anna       1240 F.... java
http/tcp:            root       4321 F.... nginx: master`;

const ID = '0a1b2c3d4e5f'.padEnd(64, '7');

/** As `docker inspect` writes a container out, in the members' order, without most that name no port. */
export const INSPECT = `[
    {
        "Id": "${ID}",
        "Created": "2026-11-02T08:11:54.120443123Z",
        "Path": "docker-entrypoint.sh",
        "Args": [
            "postgres",
            "-c",
            "max_connections=300"
        ],
        "State": {
            "Status": "running",
            "Running": true,
            "Pid": 18432,
            "ExitCode": 0,
            "StartedAt": "2026-11-02T08:11:54.560443123Z"
        },
        "Image": "sha256:${'ab'.repeat(32)}",
        "Name": "/shop-db-1",
        "RestartCount": 0,
        "HostConfig": {
            "Binds": [
                "/srv/pg:/var/lib/postgresql/data:rw"
            ],
            "PortBindings": {
                "5432/tcp": [
                    {
                        "HostIp": "127.0.0.1",
                        "HostPort": "15432"
                    }
                ]
            },
            "RestartPolicy": {
                "Name": "unless-stopped",
                "MaximumRetryCount": 0
            },
            "ShmSize": 67108864,
            "ConsoleSize": [
                24,
                80
            ]
        },
        "Config": {
            "Hostname": "0a1b2c3d4e5f",
            "ExposedPorts": {
                "5432/tcp": {},
                "8008/tcp": {}
            },
            "Env": [
                "PGPORT=5432",
                "SAID=\\"8080:80\\""
            ],
            "Image": "postgres:16",
            "StopSignal": "SIGINT"
        },
        "NetworkSettings": {
            "SandboxID": "${ID}",
            "Ports": {
                "5432/tcp": [
                    {
                        "HostIp": "127.0.0.1",
                        "HostPort": "15432"
                    },
                    {
                        "HostIp": "::1",
                        "HostPort": "15432"
                    }
                ],
                "8008/tcp": null
            },
            "Networks": {
                "shop_default": {
                    "Gateway": "172.18.0.1",
                    "IPPrefixLen": 16,
                    "MacAddress": "02:42:ac:12:00:02",
                    "DNSNames": [
                        "shop-db-1"
                    ]
                }
            }
        }
    }
]`;
