// Words by which names are told: with what they begin, and what looks like one and is none.

const characters = (text: string): ReadonlySet<string> => new Set(text.replaceAll(/\s/g, ""));
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ""));

/** The surnames of some 97 in 100 people, traditional forms too. */
export const commonSurnames = characters(`
  王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔
  钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫康施牛樊葛邢安齐齊易乔喬伍庞龐
  颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳祝包宁寧尚符舒阮柯纪紀梅童凌毕畢裴霍涂苗盛曲翁冉骆駱路游辛靳管柴蒙鲍鮑华華喻祁蒲房屈饶饒解牟艾尤阳陽时穆
  司卓古吉简簡车項项连芦褚娄窦戚岑景党费費卜冷晏席卫衛柏宗瞿桂佟应應臧闵苟邬卞姬仇栾隋商刁沙荣榮巫寇桑甄丛仲虞敖巩佘池查麻苑迟邝`);

/** Surnames of two characters. */
export const doubleSurnames = words(
  "欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 長孫 司徒 端木 独孤 南宫",
);

/** What no given name holds, as it stands in sentences. */
export const neverGiven = characters(
  "我你他她它您的是在有要吗嗎呢吧不没沒了着著过這这那们們就也都把被到给給跟因什么麼怎哪谁誰几请請想买買退换換订訂叫说說得下上个個",
);

/** What stands where a name would, and is none; Latin words in lower case. */
export const notNames = words(`
  高级 高兴 高管 高三 高中 高手 高龄 黄金 黄牌 黄牛 白金 白银 白领 白条 白送 白嫖 万一 万能 方便 方面 安全 安装 安装工 安心 安徽 安卓 于是 易拉 马上 马路 马虎 马甲
  金卡 金牌 金色 金融 金额 石油 江苏 江西 江南 江浙 江门 河南 温州 宁波 宁夏 广东 常客 常用 常州 苏州 徐州 郑州 杭州 福州 兰州 连续 连锁 连接 应届 应该 时候 时间 时常
  石家庄 马来 单身 单位 单号 单独 解释 解决 关心 关于 关注 关机 关闭 左边 左右 包邮 包月 包年 包装 尚未 曾经 任何 任意 何时 何必 向来 许多 许久 严重 严格 高度 康复 管理 管家
  路人 路过 车主 车友 车间 查询 查单 查看 查件 古风 吉林 吉祥 简单 简直 商家 商户 商务 商城 华为 华夏 华东 华南 华北 艾草 欧洲 欧美 文员 程序员 程序 司机 梅雨 石材 田园
  温馨 温柔 温度 江湖 盛世 钻石 苗条 童装 童鞋 童话 景区 景点 辛苦 党员 费用 费劲 冷冻 冷藏 席位 卫生 卫士 柏林 应用 应急 荣耀 桑拿 沙发 沙发套 池塘 麻烦 苑区 时尚
  金主 银卡 会员 用户 客服 外卖 快递 白羊 双鱼 左撇子 任性 任务 任职 成员 陆续 陆军 陆地 易碎 乔迁 牛奶 牛人 牛皮 包工头 毕业 毕竟 游客 游戏 管道 康师傅 高个 高个子 胡说 胡闹
  老板 老师 老婆 老公 老人 老客 老家 老王家 老外 老款 老板娘 老用 小白 小米 小哥 小妹 小孩 小区 小店 小程 小时 小姐 小红 小件 小号 小票 小家 小众 小微 小额 阿里 阿姨 阿迪 阿胶
  app vip kfc dhl ups usb pdf ok no yes hi svip plus pro it boss bug
  not on in at the a an spelled spelt wrong incorrect misspelled misspelt missing still different showing displayed printed written required also already being listed registered too
  long short correct right what to for of and or but with from associated linked attached under this that it mine hers his yours theirs our your my her their blank empty cut unclear invalid
  different same changed changing going needed necessary optional public private visible hidden protected supposed shown there here now never always just only very so really
  have has had do does did want wants need needs can cannot could would will was were is are am i im be been please thanks thank hi hello calling asking writing looking trying
  how why when where who which because if then than as by about
  chinese english american british german french spanish italian australian canadian indian
`);

/** First names by which "I am …" says a name; only such as are no ordinary words or things. */
export const commonFirstNames = words(`
  james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald steven andrew paul joshua kenneth kevin brian george timothy
  ronald jason edward jeffrey ryan jacob nicholas gary eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick jack dennis jerry tyler
  aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy keith christian roger terry sean austin gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce
  gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene tom tim mike dave steve bob jim ben sam alex chris dan matt nick tony
  mary patricia jennifer linda elizabeth barbara susan jessica karen sarah lisa nancy sandra betty ashley emily kimberly margaret donna michelle carol amanda melissa deborah stephanie rebecca
  sharon laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine debra rachel carolyn janet maria olivia heather helen catherine diane julie
  victoria joyce lauren kelly christina ruth joan virginia judith evelyn hannah andrea megan cheryl jacqueline madison teresa abigail sophia martha sara gloria janice kathryn ann isabella judy
  charlotte julia amber alice jean denise frances danielle marilyn natalie beverly diana brittany theresa kayla alexis doris lori tiffany kate jane lucy lily chloe zoe mia ella sophie liam oliver
  lucas leo oscar hugo felix max anne claire marie pierre hans klaus jurgen wolfgang giulia marco luca carlos luis miguel pedro diego pablo fatima ahmed mohammed muhammad mohamed ali omar aisha
  raj priya arjun rahul ravi sanjay anita sunita wei li ming xiaoming hiroshi yuki kenji
`);
