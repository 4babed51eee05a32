// What went wrong, by error code (shared/errors.ts), a file beyond a limit by the limit; `offline` is the client's own: no answer came at all.
import { texts } from "./texts.ts";

export const errors = texts({
  zh: {
    bad_input: "填写的内容不符合要求", rule_broken: "填写的内容不符合要求", signed_out: "登录已失效，请重新登录", wrong_password: "用户名或密码不对", forbidden: "您的角色不能做这件事", not_found: "找不到，可能已被删除",
    conflict: "别人先保存了新的修订", taken: "这个名字已经用了", busy: "正在进行同样的事，等它做完再试", nothing_to_do: "没有要做的更改", already_set_up: "已经设置过了，请登录",
    method_not_allowed: "这个地址不接受这种请求方法", unsupported_encoding: "不支持这种编码，请用 UTF-8 发送", locked: "数据库正被另一个程序占用，没有保存；几秒后再试", disk_full: "服务器的磁盘满了，没有保存；请让管理员腾出空间再试",
    data_damaged: "服务器的数据文件损坏了；工作台上写着是哪个、该怎么办", data_gone: "服务器的数据文件夹不见了或被换掉了，没有保存；请找管理员",
    too_large: "文件太大", unreadable_file: "读不懂这个文件", too_many_tries: "试得太多了，请 15 分钟后再试", too_many_requests: "这把密钥问得太快了，稍等再试", cancelled: "已取消", internal: "服务器出错了，已记下", not_ready: "服务器还没准备好，稍等再试",
    offline: "连不上服务器", unknown: "出错了",
    wait: { seconds_one: "试得太多了，请 {{count}} 秒后再试", seconds_other: "试得太多了，请 {{count}} 秒后再试", minutes_one: "试得太多了，请 {{count}} 分钟后再试", minutes_other: "试得太多了，请 {{count}} 分钟后再试" },
    refused: {
      origin: "页面开在 {{page}}，服务器收到的 Host 请求头却是 {{host}}。请管理员让代理原样传递 Host（nginx：proxy_set_header Host $http_host），并把 {{name}} 写进 ALLOWED_HOSTS",
      other_site: "只接受从本站页面发出的更改", setup_token: "设置口令不对", setup_proxy: "经由代理做首次设置要有口令：请管理员设好 SETUP_TOKEN 和 TRUST_PROXY 再启动，或直接在服务器上打开 127.0.0.1",
    },
    limit: {
      rows: "第 {{row, number}} 行：一个文件最多 {{limit, number}} 行，请分成几个文件", rowNumber: "第 {{row, number}} 行：表格最多 {{limit, number}} 行", columns: "第 {{row, number}} 行的列太多：最多 {{limit, number}} 列", cells: "第 {{row, number}} 行：一个文件最多 {{limit, number}} 个单元格", text: "第 {{row, number}} 行：一个文件最多 {{limit, number}} 个字", rowLength: "第 {{row, number}} 行太长：一行最多 {{limit, number}} 个字",
      wordings: "第 {{row, number}} 行：一个文件最多 {{limit, number}} 条问法", unpacked: "解压后超过 {{limit, number}} MB", members: "压缩包里超过 {{limit, number}} 个文件", memory: "读这个文件要用的内存超过 {{limit, number}} MB", time: "读这个文件用了超过 {{limit, number}} 秒", bytes: "文件太大：最多 {{limit, number}} MB",
    },
  },
  en: {
    bad_input: "Some of this is not allowed", rule_broken: "Some of this is not allowed", signed_out: "You are signed out; please sign in again", wrong_password: "Wrong user name or password", forbidden: "Your role does not allow this", not_found: "Not found; it may have been deleted",
    conflict: "Somebody saved a newer revision first", taken: "This name is taken", busy: "The same thing is already running; try again when it is done", nothing_to_do: "There is nothing to change", already_set_up: "Already set up; please sign in",
    method_not_allowed: "This address does not take that method", unsupported_encoding: "This encoding is not supported; send UTF-8", locked: "Another program holds the database, so nothing was saved; try again in a few seconds", disk_full: "The server's disk is full, so nothing was saved; ask an admin to free some space",
    data_damaged: "A data file of the server is damaged; Today says which and what to do", data_gone: "The server's data folder is gone or was replaced, so nothing was saved; ask an admin",
    too_large: "The file is too large", unreadable_file: "This file cannot be read", too_many_tries: "Too many tries; try again in 15 minutes", too_many_requests: "This key asks too often; try again shortly", cancelled: "Cancelled", internal: "The server failed; it has been noted", not_ready: "The server is not ready yet; try again shortly",
    offline: "The server cannot be reached", unknown: "Something went wrong",
    wait: { seconds_one: "Too many tries; try again in {{count}} second", seconds_other: "Too many tries; try again in {{count}} seconds", minutes_one: "Too many tries; try again in {{count}} minute", minutes_other: "Too many tries; try again in {{count}} minutes" },
    refused: {
      origin: "This page was opened at {{page}}, but the server was given the Host header {{host}}. Ask an admin to let the proxy pass Host on (nginx: proxy_set_header Host $http_host) and to list {{name}} in ALLOWED_HOSTS",
      other_site: "Changes are accepted from this server's own pages only", setup_token: "This is not the set-up token", setup_proxy: "Set-up through a proxy needs a token: start the server with SETUP_TOKEN and TRUST_PROXY, or open 127.0.0.1 on the server itself",
    },
    limit: {
      rows: "Row {{row, number}}: a file has at most {{limit, number}} rows; send it in parts", rowNumber: "Row {{row, number}}: a sheet has at most {{limit, number}} rows", columns: "Row {{row, number}} has too many columns: at most {{limit, number}}", cells: "Row {{row, number}}: a file has at most {{limit, number}} cells", text: "Row {{row, number}}: a file has at most {{limit, number}} characters", rowLength: "Row {{row, number}} is too long: at most {{limit, number}} characters",
      wordings: "Row {{row, number}}: a file has at most {{limit, number}} wordings", unpacked: "Unpacked it is larger than {{limit, number}} MB", members: "The zip has more than {{limit, number}} members", memory: "Reading it took more than {{limit, number}} MB of memory", time: "Reading it took longer than {{limit, number}} seconds", bytes: "The file is too large: at most {{limit, number}} MB",
    },
  },
});
