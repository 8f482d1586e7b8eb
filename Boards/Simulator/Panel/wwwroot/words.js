// Everything the panel says by itself, in both languages. What comes from the simulator brings both: { en, zh }.
const WORDS = {
  en: {
    title: "Card terminal", page: "Card terminal · front panel", next: "What to do next", connecting: "Connecting to the simulator…",
    lost: "The simulator does not answer. Start it again with <code>dotnet run --project Boards/Simulator</code>; this page reconnects by itself.",
    lamps: "State", lampPower: "power", lampLink: "link", lampBooks: "books", left: "Cards, faults and instruments", cards: "Test cards",
    cardsNote: "Drag one into the slot or to the reader's waves, or click it. The tag tells the PIN.", tray: "Instruments and faults",
    link: "Link down", linkNote: "no network", paper: "Paper out", paperNote: "empty roll", cover: "Cover open",
    coverNote: "lid is up", hot: "Head hot", hotNote: "printer waits", battery: "Battery low", batteryNote: "4 % left",
    reader: "Reader dead", readerNote: "no answer", worn: "Block worn", wornNote: "next one written", flash: "Flash fails",
    flashNote: "nothing is kept", power: "Power cut", powerNote: "at this very instant", mischief: "Bank's next answer",
    rollWidth: "Paper roll", rollLabel: "Width of the paper roll; choosing another changes the roll", rollFits: "the terminal prints for it",
    rollMisfits: "The terminal still prints for {0} mm. Tell it: Menu 5 4 9.",
    mischiefLabel: "What the bank does with its next answer", mischiefNone: "as it should be", speed: "Clock",
    speedLabel: "Speed of the terminal's clock", speed1: "real time", speed2: "2 × faster", speed5: "5 × faster", speed20: "20 × faster",
    speed60: "60 × faster", meters: "Instruments", mClock: "clock", mBattery: "battery", mLine: "line ↑ / ↓", mFlash: "flash writes / erases",
    mLoop: "loop, longest turn", bytes: "bytes", perSecond: "/s", handset: "Handset", lights: "Lights of the tap reader",
    lcd: "Screen of the terminal; sign on it with the mouse", keypad: "Keypad", digit: "Digit {0}", star: "Star", hash: "Hash", up: "Up",
    down: "Down", pull: "Pull the card", half: "Pull it half-way", away: "Take off the reader", pushIn: "Push the card back in: {0}",
    pullOut: "Pull the card {0}", halfNote: "half-way out: click to push it in", seatedNote: "click to pull the card, or drag it",
    tapIt: "Tap {0}: {1}; press i to insert it instead", untapIt: "Take {0} away from the reader", insertIt: "Insert the card {0}: {1}", pin: "PIN",
    right: "Paper, books and trace", paperTitle: "Paper", soundOn: "Sound on", soundOff: "Sound off", png: "Save PNG", tear: "Tear off",
    roll: "Paper roll", empty: "Receipts appear here as they print.", tabs: "Below the paper", trace: "Trace", books: "The bank's books",
    record: "Record a scenario", recordStop: "Stop recording ({0})", scenario: "Save scenario", agree: "agree with the terminal", bTime: "time",
    bWhat: "what", bCard: "card", bAmount: "amount", bState: "state", none: "nothing yet", traceLabel: "What the terminal does", stands: "stands",
    reversed: "reversed", declined: "declined", who_card: "card", who_bank: "bank", who_flash: "flash", who_terminal: "terminal", who_loop: "loop",
    sale: "sale", void: "void", refund: "refund", balance: "balance", preauthorisation: "pre-authorisation", preauthorisationvoid: "void pre-auth.",
    completion: "completion", completionvoid: "void completion", completionnotice: "completion notice", tip: "tip",
    busy: "Too many commands wait already.", other: "中文", otherLabel: "面板改用中文",
  },
  zh: {
    title: "银行卡终端", page: "银行卡终端 · 前面板", next: "下一步", connecting: "正在连接模拟器…",
    lost: "模拟器没有应答。请重新运行 <code>dotnet run --project Boards/Simulator</code>，本页会自动重连。", lamps: "状态", lampPower: "电源", lampLink: "网络", lampBooks: "账务",
    left: "测试卡、故障和仪表", cards: "测试卡", cardsNote: "拖入卡槽或拖到感应区，也可以直接点击。标签上是密码。", tray: "仪表与故障", link: "断网", linkNote: "连不上银行", paper: "缺纸",
    paperNote: "纸卷用完", cover: "纸盖打开", coverNote: "打印机盖掀起", hot: "打印头过热", hotNote: "打印机等待冷却", battery: "电量低", batteryNote: "只剩 4 %", reader: "感应器失灵",
    readerNote: "没有应答", worn: "存储块磨损", wornNote: "下一个写入的块", flash: "存储器故障", flashNote: "什么都写不进去", power: "断电", powerNote: "就在这一刻",
    rollWidth: "纸卷", rollLabel: "纸卷宽度，改选即更换纸卷", rollFits: "终端按此宽度打印", rollMisfits: "终端仍按 {0} mm 打印。请在终端上按 Menu 5 4 9 修改。",
    mischief: "银行下次应答", mischiefLabel: "银行下一次应答时做什么", mischiefNone: "正常", speed: "时钟", speedLabel: "终端时钟的速度", speed1: "实时", speed2: "快 2 倍",
    speed5: "快 5 倍", speed20: "快 20 倍", speed60: "快 60 倍", meters: "仪表", mClock: "时钟", mBattery: "电池", mLine: "线路 ↑ / ↓", mFlash: "存储写 / 擦",
    mLoop: "循环，最长一轮", bytes: "字节", perSecond: " 次/秒", handset: "终端", lights: "感应器指示灯", lcd: "终端屏幕，可用鼠标签名", keypad: "键盘", digit: "数字 {0}", star: "星号",
    hash: "井号", up: "上", down: "下", pull: "取出卡片", half: "拔出一半", away: "移开感应区", pushIn: "把卡推回去：{0}", pullOut: "取出卡片 {0}", halfNote: "拔出一半：点击推回",
    seatedNote: "点击或拖动取出卡片", tapIt: "挥卡 {0}：{1}；按 i 改为插卡", untapIt: "把 {0} 移开感应区", insertIt: "插入卡片 {0}：{1}", pin: "密码", right: "纸卷、账务和跟踪",
    paperTitle: "纸卷", soundOn: "声音开", soundOff: "声音关", png: "保存图片", tear: "撕下", roll: "纸卷", empty: "打印的小票出现在这里。", tabs: "纸卷下方", trace: "跟踪",
    books: "银行账务", record: "录制场景", recordStop: "停止录制（{0}）", scenario: "保存场景", agree: "与终端一致", bTime: "时间", bWhat: "交易", bCard: "卡号", bAmount: "金额",
    bState: "状态", none: "还没有", traceLabel: "终端在做什么", stands: "有效", reversed: "已冲正", declined: "拒绝", who_card: "卡", who_bank: "银行", who_flash: "存储",
    who_terminal: "终端", who_loop: "循环", sale: "消费", void: "撤销", refund: "退货", balance: "余额查询", preauthorisation: "预授权",
    preauthorisationvoid: "预授权撤销", completion: "预授权完成", completionvoid: "完成撤销", completionnotice: "完成通知", tip: "小费", busy: "等待的命令太多。",
    other: "English", otherLabel: "Show the panel in English",
  },
};

const KEPT = "panel-language";

function first() {
  let kept = null;
  try { kept = localStorage.getItem(KEPT); } catch { /* a browser that keeps nothing follows its own language */ }
  return kept in WORDS ? kept : navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export let language = first();

/** The words of that name, with values in their places. */
export function say(name, ...values) {
  return values.reduce((text, value, i) => text.replace(`{${i}}`, value), WORDS[language][name] ?? name);
}

/** Words that the simulator sent in both languages. */
export function pick(both) { return both?.[language] ?? ""; }

/** Puts the words into the page: data-t names an element's text, data-label what it is called for those who do not see it. */
export function dress() {
  document.documentElement.lang = language;
  document.title = say("page");
  for (const e of document.querySelectorAll("[data-t]")) e.textContent = say(e.dataset.t);
  for (const e of document.querySelectorAll("[data-label]")) e.setAttribute("aria-label", say(e.dataset.label));
  const other = document.getElementById("language");
  other.textContent = say("other");
  other.lang = language === "en" ? "zh" : "en";
  other.setAttribute("aria-label", say("otherLabel"));
}

export function turn() {
  language = language === "en" ? "zh" : "en";
  try { localStorage.setItem(KEPT, language); } catch { /* for this visit only */ }
  dress();
}
