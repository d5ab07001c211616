/** Domains under which anybody gets a mailbox: an address there says nothing about an organisation. The common ones. */

const domains: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.jp hotmail.com hotmail.co.uk
  hotmail.de hotmail.es hotmail.fr hotmail.it live.com live.co.uk live.de live.fr live.nl msn.com passport.com onmicrosoft.com
  yahoo.com yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it ymail.com
  rocketmail.com aol.com aim.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com
  tutanota.de tuta.com tuta.io tutamail.com keemail.me fastmail.com fastmail.fm hey.com zoho.com zohomail.com mail.com
  email.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de freenet.de t-online.de posteo.de mailbox.org arcor.de mail.ru
  inbox.ru bk.ru list.ru internet.ru yandex.com yandex.ru ya.ru rambler.ru qq.com foxmail.com 163.com 126.com yeah.net
  sina.com sohu.com aliyun.com naver.com daum.net hanmail.net nate.com docomo.ne.jp ezweb.ne.jp orange.fr wanadoo.fr
  free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it tin.it seznam.cz email.cz centrum.cz wp.pl o2.pl
  onet.pl interia.pl op.pl ukr.net i.ua abv.bg mail.bg rediffmail.com uol.com.br bol.com.br terra.com.br ig.com.br
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com btinternet.com
  virginmedia.com sky.com talktalk.net ntlworld.com bigpond.com optusnet.com.au xtra.co.nz shaw.ca rogers.com
  sympatico.ca videotron.ca telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl xs4all.nl bluewin.ch hispeed.ch telia.com
  online.no simplelogin.com duck.com mailinator.com guerrillamail.com yopmail.com`.split(/\s+/),
);

/** @param domain in the form that is kept, without sub-domains. */
export const isPublicMailDomain = (domain: string): boolean => domains.has(domain);
