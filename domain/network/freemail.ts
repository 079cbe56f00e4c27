/**
 * Domains at which anybody gets an address: that two companies have one there says nothing of either. A short list of those with
 * the most users; one that is missing costs a wrong suggestion, so no package is worth its upkeep here.
 */
const domains: ReadonlySet<string> = new Set(
  [
    'gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.it live.com live.de',
    'live.co.uk live.fr live.nl msn.com passport.com yahoo.com yahoo.co.uk yahoo.co.in yahoo.co.jp yahoo.de yahoo.es yahoo.fr',
    'yahoo.it yahoo.com.br ymail.com rocketmail.com aol.com aim.com icloud.com me.com mac.com proton.me protonmail.com pm.me',
    'tutanota.com tuta.io fastmail.com hey.com zoho.com zohomail.com mail.com email.com inbox.com gmx.com gmx.de gmx.net gmx.at',
    'gmx.ch web.de freenet.de t-online.de arcor.de online.de posteo.de mailbox.org 1und1.de vodafone.de bluewin.ch hispeed.ch',
    'aon.at chello.at orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr libero.it tiscali.it virgilio.it alice.it tin.it',
    'telefonica.net terra.es ziggo.nl kpnmail.nl planet.nl xs4all.nl hetnet.nl telenet.be skynet.be wp.pl o2.pl onet.pl interia.pl',
    'seznam.cz centrum.cz abv.bg mail.ru bk.ru list.ru inbox.ru yandex.ru yandex.com rambler.ru ukr.net i.ua btinternet.com',
    'sky.com ntlworld.com talktalk.net virginmedia.com eircom.net comcast.net verizon.net att.net sbcglobal.net bellsouth.net',
    'cox.net charter.net earthlink.net optonline.net rogers.com shaw.ca sympatico.ca bigpond.com optusnet.com.au xtra.co.nz',
    'qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn 21cn.com tom.com naver.com',
    'hanmail.net daum.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp rediffmail.com uol.com.br bol.com.br terra.com.br hinet.net',
  ].flatMap(line => line.split(' ')),
)

/** What of an e-mail address tells a company: its domain, in lower case; undefined where anybody can have one. */
export function tellingDomain(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return domains.has(domain) ? undefined : domain
}
